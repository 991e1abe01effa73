import Winnow

/// A file of a language pack, read strictly: a key that nobody knows, a pattern that names no list, a list that nothing uses are errors.
struct LanguagePackFile: Sendable {
  /// What is wrong with a file, and where.
  struct Mistake: Error, CustomStringConvertible {
    let file: String, line: Int, message: String
    var description: String { "\(file):\(line): \(message)" }
  }

  /// A list of words as UTF-8, and where its key stands.
  struct WordList: Sendable { let words: [ArraySlice<UInt8>], offset: Int }
  /// A rule as it is written.
  struct RuleText: Sendable {
    let id: String, zones: Rule.Zones, patterns: [(text: String, offset: Int)], unless: [(text: String, offset: Int)]
    let confidence: Double, examples: [Rule.Example], nearMisses: [Rule.Example], offset: Int
  }

  /// The name of the file without its ending: that of the language, or of what languages share.
  let name: String
  let inherits: [(name: String, offset: Int)]
  /// The lists that a shared file's rules ask of the languages that inherit it.
  let expects: Set<String>
  let words: [String: WordList]
  let rules: [RuleText]
  let morphology: [(key: String, value: JSON, offset: Int)]
  private let bytes: [UInt8]

  /// - Throws: ``Mistake``.
  init(_ name: String, _ bytes: [UInt8]) throws {
    (self.name, self.bytes) = (name, bytes)
    var reader = LanguagePackReader { Self.mistake(name, bytes, $0, $1) }
    try reader.read(name, bytes)
    (inherits, expects, rules, morphology, words) = (reader.inherits, reader.expects, reader.rules, reader.morphology, reader.words)
  }

  /// A mistake at this byte of the file.
  func mistake(_ offset: Int, _ message: String) -> Mistake { Self.mistake(name, bytes, offset, message) }

  private static func mistake(_ name: String, _ bytes: [UInt8], _ offset: Int, _ message: String) -> Mistake {
    Mistake(file: name + ".json", line: 1 + bytes.prefix(offset).count { $0 == UTF8Bytes.newline }, message: message)
  }
}
