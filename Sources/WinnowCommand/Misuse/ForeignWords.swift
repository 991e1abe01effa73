import Winnow

/// Verbs and options of other tools (Trafilatura, wget, …) and their Winnow equivalents, from `foreign-words.json`. Loaded lazily, for
/// error messages only.
enum ForeignWords {
  /// - Returns: the Winnow command line that does what the unknown verb does in another tool.
  static func verb(_ word: String) -> String? { table("verbs")[word] }

  /// - Returns: the Winnow equivalent of another tool's option.
  static func option(_ word: String) -> String? { table("options")[word] }

  /// All words, for tests.
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
