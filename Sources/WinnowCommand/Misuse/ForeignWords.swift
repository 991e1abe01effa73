import Winnow

/// What other programs call Winnow's verbs and options, from `foreign-words.json`; read only where a command line is refused.
enum ForeignWords {
  /// - Returns: what is to be written for a verb that there is not.
  static func verb(_ word: String) -> String? { table("verbs")[word] }

  /// - Returns: how to come by what an option of another program does.
  static func option(_ word: String) -> String? { table("options")[word] }

  /// All words, for the tests.
  static var all: [String: [String: String]] { ["verbs": table("verbs"), "options": table("options")] }

  private static func table(_ name: String) -> [String: String] {
    let file = EmbeddedFile("foreign-words.json", PackageResources.foreign_words_json)
    guard case .object(let members)? = file.json()[name] else { file.stop("it has no object \"\(name)\"") }
    return Dictionary(
      uniqueKeysWithValues: members.map { member in
        guard case .string(let text) = member.node.value else { file.stop("\"\(member.key)\" is no text", at: member.node.offset) }
        return (member.key, text)
      })
  }
}
