import Winnow

/// The key names of an NDJSON line: those of ``standard``, or custom ones.
public struct LineFields: Sendable, Hashable, Codable {
  /// The keys of a page's id and URL.
  package var id = "id", url = "url"
  /// The keys of the page, of which one is present: HTML as a string or as Base64, or plain text.
  package var html = "html", base64 = "html_base64", text = "text"

  /// The default keys.
  public static let standard = LineFields()
  /// Creates the default keys.
  package init() {}

  private static let names: [(name: String, key: any WritableKeyPath<LineFields, String> & Sendable)] = [
    ("id", \.id), ("url", \.url), ("html", \.html), ("html_base64", \.base64), ("text", \.text),
  ]

  /// Parses `id=doc_id,html=content`; keys that are not mentioned keep their defaults.
  ///
  /// - Throws: ``InputError`` for an unknown or duplicate name, and for a name without a key.
  public init(_ text: String) throws(InputError) {
    var named: Set<String> = []
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty, let known = Self.names.first(where: { $0.name == parts[0] }) else {
        let names = Self.names.map(\.name)
        let hint = parts.count == 2 && !names.contains(parts[0]) ? SpellingSuggestion.hint(parts[0], among: names) : nil
        throw InputError(
          description: "\"\(pair)\" is not name=key, such as html=content; \(hint ?? "the names are " + names.joined(separator: ", "))")
      }
      guard named.insert(known.name).inserted else { throw InputError(description: "\(known.name)= is given twice; remove one") }
      self[keyPath: known.key] = parts[1]
    }
  }
}
