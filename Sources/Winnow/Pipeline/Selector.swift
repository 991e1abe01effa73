/// A subset of CSS selectors: `tag`, `#id`, `.class`, `[attribute]`, `[attribute=value]`; space for descendants, `>` for children, commas
/// for alternatives. Attribute values may not contain spaces, commas or `>`.
public struct Selector: Sendable, Hashable {
  private struct Compound: Sendable, Hashable {
    var tag: String?
    var id: String?
    var classes: [String] = []
    var attributes: [Attribute] = []
    /// Whether the next compound to the right is a child of this one.
    var isDirectParent = false
  }
  private struct Attribute: Sendable, Hashable { let name: String, value: String? }

  /// The source text.
  package let text: String
  private let alternatives: [[Compound]]

  /// Parses a selector.
  /// - Returns: `nil` for an unsupported selector.
  public init?(_ text: String) {
    self.text = text
    var alternatives: [[Compound]] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let chain = Self.chain(part) else { return nil }
      alternatives.append(chain)
    }
    self.alternatives = alternatives
  }

  private static func chain(_ text: Substring) -> [Compound]? {
    var chain: [Compound] = []
    for token in text.replacing(">", with: " > ").split(separator: " ") {
      if token == ">" {
        guard let last = chain.indices.last, !chain[last].isDirectParent else { return nil }
        chain[last].isDirectParent = true
      } else {
        guard let compound = compound(token) else { return nil }
        chain.append(compound)
      }
    }
    return chain.last?.isDirectParent == false ? chain : nil
  }

  private static func compound(_ token: Substring) -> Compound? {
    var compound = Compound()
    var rest = token
    func isName(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "-" || c == "_" || c == ":" }
    func name() -> String? {
      let name = rest.prefix(while: isName)
      rest = rest.dropFirst(name.count)
      return name.isEmpty ? nil : String(name)
    }
    if rest.first == "*" { rest.removeFirst() } else if rest.first.map(isName) == true { compound.tag = name()?.lowercased() }
    while let mark = rest.popFirst() {
      switch mark {
      case "#":
        guard let id = name() else { return nil }
        compound.id = id
      case ".":
        guard let word = name() else { return nil }
        compound.classes.append(word)
      case "[":
        guard let attribute = name(), let end = rest.firstIndex(of: "]") else { return nil }
        let value = rest[..<end]
        guard value.isEmpty || value.first == "=" else { return nil }
        compound.attributes.append(
          Attribute(name: attribute, value: value.isEmpty ? nil : value.dropFirst().filter { $0 != "\"" && $0 != "'" }))
        rest = rest[end...].dropFirst()
      default: return nil
      }
    }
    return compound
  }

  /// Whether the element matches.
  public func matches(_ node: Node) -> Bool { alternatives.contains { Self.matches($0[...], node) } }

  private static func matches(_ chain: ArraySlice<Compound>, _ node: Node) -> Bool {
    guard let last = chain.last, matches(last, node) else { return false }
    let rest = chain.dropLast()
    guard let next = rest.last else { return true }
    return next.isDirectParent ? node.parent.map { matches(rest, $0) } ?? false : node.ancestors.contains { matches(rest, $0) }
  }

  private static func matches(_ compound: Compound, _ node: Node) -> Bool {
    guard !node.isText, node.tag != .document, compound.tag == nil || compound.tag == node.name,
      compound.id == nil || node[.id] == compound.id
    else { return false }
    if !compound.classes.isEmpty {
      let classes = (node[.class] ?? "").split(whereSeparator: \.isWhitespace)
      guard compound.classes.allSatisfy({ word in classes.contains { $0 == word } }) else { return false }
    }
    return compound.attributes.allSatisfy { wanted in
      node.attributes.contains { $0.name == wanted.name && (wanted.value == nil || $0.value == wanted.value) }
    }
  }
}
