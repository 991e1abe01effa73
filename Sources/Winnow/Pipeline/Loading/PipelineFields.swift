/// The end of an error's sentence: the nearest of the known words, or all of them.
func hint(_ word: String, _ words: [String]) -> String { NearestName.hint(word, among: words).map { "; \($0)" } ?? "" }

/// The members of an object, asked for by type.
struct PipelineFields {
  let source: PipelineSource
  let members: [JSON.Member]

  subscript(key: String) -> JSON.Node? { members.first { $0.key == key }?.node }
  var name: String? { self["name"]?.value.string }

  func allow(_ keys: [String], in object: String, optionsHint: Bool = false) throws(PipelineError) {
    for member in members where !keys.contains(member.key) {
      let near = NearestName.hint(member.key, among: keys)
      let more = optionsHint && near?.hasPrefix("did") != true ? "; options stand under \"with\"" : near.map { "; \($0)" } ?? ""
      throw source.error(member.keyOffset, "unknown key \"\(member.key)\" in \(object)\(more)")
    }
  }

  func string(_ key: String) throws(PipelineError) -> (value: String, offset: Int)? {
    guard let node = self[key] else { return nil }
    guard let value = node.value.string else { throw source.error(node.offset, "\"\(key)\" is a text, not \(node.value.typeName)") }
    return (value, node.offset)
  }

  func object(_ key: String) throws(PipelineError) -> PipelineFields? {
    guard let node = self[key] else { return nil }
    guard case .object(let members) = node.value else {
      throw source.error(node.offset, "\"\(key)\" is an object, not \(node.value.typeName)")
    }
    return PipelineFields(source: source, members: members)
  }

  /// A list of texts, or one text.
  func strings(_ key: String) throws(PipelineError) -> [String]? {
    guard let node = self[key] else { return nil }
    if let one = node.value.string { return [one] }
    guard let list = [String](json: node.value) else {
      throw source.error(node.offset, "\"\(key)\" is a list of texts, not \(node.value.typeName)")
    }
    return list
  }

  func number(_ limit: Limits.Key) throws(PipelineError) -> Double? {
    guard let node = self[limit.rawValue] else { return nil }
    guard case .number(let value) = node.value else {
      throw source.error(node.offset, "\"\(limit.rawValue)\" is a number, not \(node.value.typeName)")
    }
    guard limit.range.contains(value) else {
      throw source.error(node.offset, "\"\(limit.rawValue)\" is out of its range \(limit.range.lowerBound) to \(limit.range.upperBound)")
    }
    guard !limit.isWhole || value == value.rounded() else { throw source.error(node.offset, "\"\(limit.rawValue)\" is a whole number") }
    return value
  }
}
