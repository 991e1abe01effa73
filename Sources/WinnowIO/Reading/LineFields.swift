import Winnow

/// What the keys of an NDJSON line are called: those of ``usual``, or the ones that somebody else's data has.
public struct LineFields: Sendable, Hashable, Codable {
  /// The keys of a page's id and address.
  package var id = "id", url = "url"
  /// The page, as one of these: HTML as text or as Base64 of its bytes, or plain text.
  package var html = "html", base64 = "html_base64", text = "text"

  /// The keys that need no saying.
  public static let usual = LineFields()
  /// The usual keys.
  package init() {}

  private static let names: [(name: String, key: any WritableKeyPath<LineFields, String> & Sendable)] = [
    ("id", \.id), ("url", \.url), ("html", \.html), ("html_base64", \.base64), ("text", \.text),
  ]

  /// Reads `id=doc_id,html=content`; what is not named keeps its usual key.
  ///
  /// - Throws: ``InputError`` for a name that no line has a meaning for, one that comes twice, and one without a key.
  public init(_ text: String) throws(InputError) {
    var named: Set<String> = []
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty, let known = Self.names.first(where: { $0.name == parts[0] }) else {
        let names = Self.names.map(\.name)
        let hint = parts.count == 2 && !names.contains(parts[0]) ? NearestName.hint(parts[0], among: names) : nil
        throw InputError(
          description: "\"\(pair)\" is no name=key, such as html=content; \(hint ?? "the names are " + names.joined(separator: ", "))")
      }
      guard named.insert(known.name).inserted else { throw InputError(description: "\(known.name)= is said twice") }
      self[keyPath: known.key] = parts[1]
    }
  }
}
