import Winnow

/// A file of a language pack, validated strictly: unknown keys, patterns with unknown lists, and unused lists are errors.
struct LanguagePackFile: Sendable {
  /// An error in a file, with its location.
  struct ParseError: Error, CustomStringConvertible {
    let file: String, line: Int, message: String
    var description: String { "\(file):\(line): \(message)" }
  }

  /// A word list as UTF-8, with the offset of its key.
  struct WordList: Sendable { let words: [ArraySlice<UInt8>], offset: Int }
  /// A rule's source text.
  struct RuleText: Sendable {
    let id: String, zones: Rule.Zones, patterns: [(text: String, offset: Int)], unless: [(text: String, offset: Int)]
    let confidence: Double, examples: [Rule.Example], nearMisses: [Rule.Example], offset: Int
  }

  /// The file's name without extension: a language, or a name for shared data.
  let name: String
  let inherits: [(name: String, offset: Int)]
  /// The lists that the rules of a shared file require of the languages that inherit it.
  let expects: Set<String>
  let words: [String: WordList]
  let rules: [RuleText]
  let morphology: [(key: String, value: JSON, offset: Int)]
  private let bytes: [UInt8]

  /// - Throws: ``ParseError``.
  init(_ name: String, _ bytes: [UInt8]) throws {
    (self.name, self.bytes) = (name, bytes)
    var reader = LanguagePackReader { Self.parseError(name, bytes, $0, $1) }
    try reader.read(name, bytes)
    (inherits, expects, rules, morphology, words) = (reader.inherits, reader.expects, reader.rules, reader.morphology, reader.words)
  }

  /// An error at this byte of the file.
  func parseError(_ offset: Int, _ message: String) -> ParseError { Self.parseError(name, bytes, offset, message) }

  private static func parseError(_ name: String, _ bytes: [UInt8], _ offset: Int, _ message: String) -> ParseError {
    ParseError(file: name + ".json", line: 1 + bytes.prefix(offset).count { $0 == UTF8Bytes.newline }, message: message)
  }
}
