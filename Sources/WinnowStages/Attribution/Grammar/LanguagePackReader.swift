import Winnow

/// Reads a language pack's file key by key.
struct LanguagePackReader {
  /// A mistake at a byte of the file.
  let parseError: (_ offset: Int, _ message: String) -> LanguagePackFile.ParseError

  private(set) var inherits: [(name: String, offset: Int)] = []
  private(set) var expects: Set<String> = []
  private(set) var words: [String: LanguagePackFile.WordList] = [:]
  private(set) var rules: [LanguagePackFile.RuleText] = []
  private(set) var morphology: [(key: String, value: JSON, offset: Int)] = []

  init(parseError: @escaping (_ offset: Int, _ message: String) -> LanguagePackFile.ParseError) { self.parseError = parseError }

  mutating func read(_ name: String, _ bytes: [UInt8]) throws {
    let (json, lists): (JSON, [JSON.StringList])
    do { (json, lists) = try JSON.reading(bytes, textListsOf: "words") } catch { throw parseError(error.offset, error.message) }
    guard case .object(let members) = json else { throw parseError(0, "a language pack is an object") }
    for member in members {
      switch member.key {
      case "language":
        guard member.node.value.string == name else {
          throw parseError(member.node.offset, "the file of a language is called as the language is: \(name)")
        }
      case "inherits": inherits = try strings(member.node, member.key).map { ($0, member.keyOffset) }
      case "expects": expects = Set(try strings(member.node, member.key))
      case "morphology": morphology = try object(member.node, member.key).map { ($0.key, $0.node.value, $0.keyOffset) }
      case "rules":
        guard case .array(let nodes) = member.node.value else { throw parseError(member.node.offset, "“rules” is an array") }
        rules = try nodes.map(rule)
      default:
        throw parseError(
          member.keyOffset, "a language pack has no “\(member.key)”: it has language, inherits, expects, morphology, words, rules")
      }
    }
    words = Dictionary(
      uniqueKeysWithValues: lists.map { ($0.key, LanguagePackFile.WordList(words: $0.texts, offset: $0.keyOffset)) })
  }

  private func rule(_ node: JSON.Node) throws -> LanguagePackFile.RuleText {
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
      case "in": zones = try self.zones(member.node)
      case "patterns": patterns = try texts(member.node, member.key)
      case "unless": unless = try texts(member.node, member.key)
      case "confidence":
        guard case .number(let value) = member.node.value, 0...1 ~= value else {
          throw parseError(member.node.offset, "“confidence” is a number from 0 to 1")
        }
        confidence = value
      case "examples": found = try examples(member.node, member.key)
      case "nearMisses": missed = try examples(member.node, member.key)
      default:
        throw parseError(
          member.keyOffset, "a rule has no “\(member.key)”: it has id, in, patterns, unless, confidence, examples, nearMisses")
      }
    }
    guard !id.isEmpty, !patterns.isEmpty else { throw parseError(node.offset, "a rule needs an “id” and “patterns”") }
    return LanguagePackFile.RuleText(
      id: id, zones: zones, patterns: patterns, unless: unless, confidence: confidence, examples: found, nearMisses: missed,
      offset: node.offset)
  }

  private func zones(_ node: JSON.Node) throws -> Rule.Zones {
    try strings(node, "in").reduce(into: []) { zones, text in
      guard let zone = Rule.Zones.named.first(where: { $0.name == text })?.zone else {
        throw parseError(node.offset, "there is no zone “\(text)”: one of \(Rule.Zones.named.map(\.name).joined(separator: ", "))")
      }
      zones.insert(zone)
    }
  }

  private func examples(_ node: JSON.Node, _ key: String) throws -> [Rule.Example] {
    guard case .array(let nodes) = node.value else { throw parseError(node.offset, "“\(key)” is an array of examples") }
    return try nodes.map(example)
  }

  private func example(_ node: JSON.Node) throws -> Rule.Example {
    var language: String?
    var site: String?
    var text = ""
    var finds: [String] = []
    for member in try object(node, "example") {
      switch member.key {
      case "language": language = member.node.value.string
      case "site": site = member.node.value.string
      case "text": text = member.node.value.string ?? ""
      case "finds": finds = try strings(member.node, member.key)
      default: throw parseError(member.keyOffset, "an example has no “\(member.key)”: it has language, site, text, finds")
      }
    }
    guard !text.isEmpty else { throw parseError(node.offset, "an example needs a string") }
    return Rule.Example(language: language, site: site, text: text, finds: finds)
  }

  // MARK: Values

  private func strings(_ node: JSON.Node, _ key: String) throws -> [String] {
    guard case .array(let nodes) = node.value else { throw parseError(node.offset, "“\(key)” is an array of strings") }
    return try nodes.map { node in
      guard let text = node.value.string, !text.isEmpty else {
        throw parseError(node.offset, "“\(key)” has non-empty strings only")
      }
      return text
    }
  }

  private func object(_ node: JSON.Node, _ key: String) throws -> [JSON.Member] {
    guard case .object(let members) = node.value else { throw parseError(node.offset, "“\(key)” is an object") }
    return members
  }

  /// Patterns, with where each stands.
  private func texts(_ node: JSON.Node, _ key: String) throws -> [(text: String, offset: Int)] {
    guard case .array(let nodes) = node.value else { throw parseError(node.offset, "“\(key)” is an array of patterns") }
    return try nodes.map { node in
      guard let text = node.value.string else { throw parseError(node.offset, "a pattern is a string") }
      return (text, node.offset)
    }
  }
}
