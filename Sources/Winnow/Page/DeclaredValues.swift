/// What a page's metadata says besides what the record took of it, for stages that see what the page shows.
package struct DeclaredValues: Sendable {
  /// The other times of publication, and the rules that found them.
  package var times: [(time: String, rule: RuleID)] = []
  /// The newsrooms, agencies and companies that the first source of authors names, where no source before it names a person, and its rule.
  package var organizations: (authors: [Author], rule: RuleID)?
}
