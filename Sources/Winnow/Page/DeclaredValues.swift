/// Values of the page's metadata that are not in the record, for stages that compare them with the visible page.
package struct DeclaredValues: Sendable {
  /// Further publication times, and the rules that found them.
  package var times: [(time: String, rule: RuleID)] = []
  /// The organizations that the first source of authors names, if no earlier source names a person, and its rule.
  package var organizations: (authors: [Author], rule: RuleID)?
}
