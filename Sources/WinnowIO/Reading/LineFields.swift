/// What the keys of an NDJSON line are called: those of ``usual``, or the ones that somebody else's data has.
public struct LineFields: Sendable, Hashable, Codable {
  /// The keys of a page's id and address.
  public var id = "id", url = "url"
  /// The page, as one of these: HTML as text or as Base64 of its bytes, or plain text.
  public var html = "html", base64 = "html_base64", text = "text"

  /// The keys that need no saying.
  public static let usual = LineFields()
  /// The usual keys.
  public init() {}

  /// Reads `id=doc_id,html=content`; what is not named keeps its usual key.
  ///
  /// - Throws: ``InputError`` for a name that no line has a meaning for.
  public init(_ text: String) throws(InputError) {
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty, set(parts[0], parts[1]) else {
        throw InputError(description: "\"\(pair)\" is no name=key; the names are id, url, html, html_base64, text")
      }
    }
  }

  private mutating func set(_ name: String, _ key: String) -> Bool {
    switch name {
    case "id": id = key
    case "url": url = key
    case "html": html = key
    case "html_base64": base64 = key
    case "text": text = key
    default: return false
    }
    return true
  }
}
