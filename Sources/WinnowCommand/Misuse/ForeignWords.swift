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
    guard case .object(let members)? = try? JSON(PackageResources.foreign_words_json)[name] else {
      preconditionFailure("foreign-words.json has no object \"\(name)\"")
    }
    return Dictionary(
      uniqueKeysWithValues: members.map { member in
        guard case .string(let text) = member.node.value else { preconditionFailure("foreign-words.json: \(member.key) is no text") }
        return (member.key, text)
      })
  }
}
