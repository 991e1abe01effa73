/// The end of an error message: the nearest known word, or all of them.
func hint(_ word: String, _ words: [String]) -> String { SpellingSuggestion.hint(word, among: words).map { "; \($0)" } ?? "" }

/// Typed access to the members of an object.
struct PipelineFields {
  let source: PipelineSource
  let members: [JSON.Member]

  subscript(key: some RawRepresentable<String>) -> JSON.Node? { members.first { $0.key == key.rawValue }?.node }

  /// The members by their keys, of which there are no others.
  @discardableResult
  func allow<Key: CaseIterable & RawRepresentable<String>>(_ keys: Key.Type, in object: String, optionsHint: Bool = false)
    throws(PipelineError) -> [(key: Key, node: JSON.Node)]
  {
    var known: [(key: Key, node: JSON.Node)] = []
    for member in members {
      guard let key = Key(rawValue: member.key) else {
        let near = SpellingSuggestion.hint(member.key, among: keys.allCases.map(\.rawValue))
        let more = optionsHint && near?.hasPrefix("did") != true ? "; options are under \"with\"" : near.map { "; \($0)" } ?? ""
        throw source.error(member.keyOffset, "unknown key \"\(member.key)\" in \(object)\(more)")
      }
      known.append((key, member.node))
    }
    return known
  }

  func string(_ key: some RawRepresentable<String>) throws(PipelineError) -> (value: String, offset: Int)? {
    guard let node = self[key] else { return nil }
    guard let value = node.value.string else {
      throw source.error(node.offset, "\"\(key.rawValue)\" is a string, not \(node.value.typeName)")
    }
    return (value, node.offset)
  }

  func object(_ key: some RawRepresentable<String>) throws(PipelineError) -> PipelineFields? {
    guard let node = self[key] else { return nil }
    guard case .object(let members) = node.value else {
      throw source.error(node.offset, "\"\(key.rawValue)\" is an object, not \(node.value.typeName)")
    }
    return PipelineFields(source: source, members: members)
  }

  /// An array of strings, or a single string.
  func strings(_ key: some RawRepresentable<String>) throws(PipelineError) -> [String]? {
    guard let node = self[key] else { return nil }
    return try strings(of: node, key.rawValue)
  }

  /// The same of a member.
  func strings(of node: JSON.Node, _ key: String) throws(PipelineError) -> [String] {
    if let one = node.value.string { return [one] }
    guard let list = [String](json: node.value) else {
      throw source.error(node.offset, "\"\(key)\" is an array of strings, not \(node.value.typeName)")
    }
    return list
  }

  func number(_ limit: Limits.Key) throws(PipelineError) -> Double? {
    guard let node = self[limit] else { return nil }
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
