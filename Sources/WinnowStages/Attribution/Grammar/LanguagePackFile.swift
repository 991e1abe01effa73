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

  init(_ name: String, _ bytes: [UInt8]) throws {
    (self.name, self.bytes) = (name, bytes)
    func mistake(_ offset: Int, _ message: String) -> Mistake { Self.mistake(name, bytes, offset, message) }
    let (json, lists): (JSON, [JSON.TextList])
    do { (json, lists) = try JSON.reading(bytes, textListsOf: "words") } catch { throw mistake(error.offset, error.message) }
    guard case .object(let members) = json else { throw mistake(0, "a language pack is an object") }
    func strings(_ node: JSON.Node, _ key: String) throws -> [String] {
      guard case .array(let nodes) = node.value else { throw mistake(node.offset, "“\(key)” is a list of texts") }
      return try nodes.map { node in
        guard let text = node.value.string, !text.isEmpty else { throw mistake(node.offset, "“\(key)” has texts in it, and none is empty") }
        return text
      }
    }
    func object(_ node: JSON.Node, _ key: String) throws -> [JSON.Member] {
      guard case .object(let members) = node.value else { throw mistake(node.offset, "“\(key)” is an object") }
      return members
    }
    func texts(_ node: JSON.Node, _ key: String) throws -> [(text: String, offset: Int)] {
      guard case .array(let nodes) = node.value else { throw mistake(node.offset, "“\(key)” is a list of patterns") }
      return try nodes.map { node in
        guard let text = node.value.string else { throw mistake(node.offset, "a pattern is a text") }
        return (text, node.offset)
      }
    }
    func examples(_ node: JSON.Node, _ key: String) throws -> [Rule.Example] {
      guard case .array(let nodes) = node.value else { throw mistake(node.offset, "“\(key)” is a list of examples") }
      return try nodes.map { node in
        var language: String?
        var site: String?
        var text = ""
        var finds: [String] = []
        for member in try object(node, key) {
          switch member.key {
          case "language": language = member.node.value.string
          case "site": site = member.node.value.string
          case "text": text = member.node.value.string ?? ""
          case "finds": finds = try strings(member.node, "finds")
          default: throw mistake(member.keyOffset, "an example has no “\(member.key)”: it has language, site, text, finds")
          }
        }
        guard !text.isEmpty else { throw mistake(node.offset, "an example needs a text") }
        return Rule.Example(language: language, site: site, text: text, finds: finds)
      }
    }
    func rule(_ node: JSON.Node) throws -> RuleText {
      var id = ""
      var zones: Rule.Zones = .sentence
      var patterns: [(text: String, offset: Int)] = []
      var unless: [(text: String, offset: Int)] = []
      var confidence = 0.8
      var found: [Rule.Example] = []
      var missed: [Rule.Example] = []
      for member in try object(node, "rule") {
        switch member.key {
        case "id": id = member.node.value.string ?? ""
        case "in":
          zones = try strings(member.node, "in").reduce(into: []) { zones, text in
            guard let zone = Rule.Zones.named.first(where: { $0.name == text })?.zone else {
              throw mistake(
                member.node.offset, "no zone is called “\(text)”: one of \(Rule.Zones.named.map(\.name).joined(separator: ", "))")
            }
            zones.insert(zone)
          }
        case "patterns": patterns = try texts(member.node, "patterns")
        case "unless": unless = try texts(member.node, "unless")
        case "confidence":
          guard case .number(let value) = member.node.value, 0...1 ~= value else {
            throw mistake(member.node.offset, "“confidence” is a number from 0 to 1")
          }
          confidence = value
        case "examples": found = try examples(member.node, "examples")
        case "nearMisses": missed = try examples(member.node, "nearMisses")
        default:
          throw mistake(
            member.keyOffset, "a rule has no “\(member.key)”: it has id, in, patterns, unless, confidence, examples, nearMisses")
        }
      }
      guard !id.isEmpty, !patterns.isEmpty else { throw mistake(node.offset, "a rule needs an “id” and “patterns”") }
      return RuleText(
        id: id, zones: zones, patterns: patterns, unless: unless, confidence: confidence, examples: found, nearMisses: missed,
        offset: node.offset)
    }
    var inherits: [(name: String, offset: Int)] = []
    var expects: Set<String> = []
    var rules: [RuleText] = []
    var morphology: [(key: String, value: JSON, offset: Int)] = []
    for member in members {
      switch member.key {
      case "language":
        guard member.node.value.string == name else {
          throw mistake(member.node.offset, "the file of a language is called as the language is: \(name)")
        }
      case "inherits": inherits = try strings(member.node, member.key).map { ($0, member.keyOffset) }
      case "expects": expects = Set(try strings(member.node, member.key))
      case "morphology": morphology = try object(member.node, member.key).map { ($0.key, $0.node.value, $0.keyOffset) }
      case "rules":
        guard case .array(let nodes) = member.node.value else { throw mistake(member.node.offset, "“rules” is a list") }
        rules = try nodes.map(rule)
      default:
        throw mistake(
          member.keyOffset, "a language pack has no “\(member.key)”: it has language, inherits, expects, morphology, words, rules")
      }
    }
    (self.inherits, self.expects, self.rules, self.morphology) = (inherits, expects, rules, morphology)
    words = Dictionary(uniqueKeysWithValues: lists.map { ($0.key, WordList(words: $0.texts, offset: $0.keyOffset)) })
  }

  /// A mistake at this byte of the file.
  func mistake(_ offset: Int, _ message: String) -> Mistake { Self.mistake(name, bytes, offset, message) }

  private static func mistake(_ name: String, _ bytes: [UInt8], _ offset: Int, _ message: String) -> Mistake {
    Mistake(file: name + ".json", line: 1 + bytes.prefix(offset).count { $0 == UTF8Bytes.newline }, message: message)
  }
}
