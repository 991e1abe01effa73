import Winnow

/// The React Server Components payload (“Flight”; Next.js 13 and later): rows of JSON and text, split over several scripts.
///
/// A row is `id:value` up to the end of its line; `id:Tlength,text` is a text with its length in bytes as hexadecimal digits. A value
/// refers to a row as `$id` or `$Lid`.
enum FlightData {
  static let name = "self.__next_f"
  static let push = Array("__next_f.push(".utf8)
  private static let maxBytes = 8_000_000

  /// The rows of the stream, by their ids.
  static func rows(in scripts: [Node]) -> [String: JSON] {
    var stream: [UInt8] = []
    for script in scripts where script[.src] == nil {
      let body = script.scriptBody
      guard let range = UTF8Bytes.firstRange(of: push, in: body), let close = body.lastIndex(of: UInt8(ascii: ")")),
        range.upperBound < close,
        let piece = (try? JSON(body[range.upperBound..<close], .lenient))?.array, piece.count == 2, piece[0] == .number(1),
        let text = piece[1].string
      else { continue }
      stream += text.utf8
      if stream.count > maxBytes { break }
    }
    return rows(of: stream[...])
  }

  private static func rows(of stream: ArraySlice<UInt8>) -> [String: JSON] {
    var rows: [String: JSON] = [:]
    var rest = stream
    while let colon = UTF8Bytes.firstIndex(of: UInt8(ascii: ":"), in: rest) {
      let id = String(decoding: rest[..<colon].drop(while: UTF8Bytes.isASCIIWhitespace), as: UTF8.self)
      rest = rest[(colon + 1)...]
      if rest.first == UInt8(ascii: "T"), let comma = rest.prefix(12).firstIndex(of: UInt8(ascii: ",")),
        let length = UTF8Bytes.hexadecimal(rest[(rest.startIndex + 1)..<comma])
      {
        let text = rest[(comma + 1)...].prefix(Int(length))
        rows[id] = .string(String(decoding: text, as: UTF8.self))
        rest = rest[text.endIndex...]
      } else {
        let line = rest.prefix { $0 != UTF8Bytes.newline }
        // Imports, hints and errors begin with a letter.
        if let first = line.first, [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\"")].contains(first),
          let json = try? JSON(line, .lenient)
        {
          rows[id] = json
        }
        rest = rest[line.endIndex...].dropFirst()
      }
    }
    return rows
  }

  /// The rows as one value, with references to texts resolved.
  static func json(_ rows: [String: JSON]) -> JSON {
    let texts = rows.compactMapValues(\.string)
    return .object(
      rows.sorted { $0.key < $1.key }.map { id, row in
        JSON.Member(key: "row \(id)", keyOffset: 0, node: JSON.Node(value: resolved(row, texts, depth: 0), offset: 0))
      })
  }

  private static let maxDepth = 60
  private static let unread: Set<String> = ["script", "style", "noscript", "svg", "iframe", "template"]

  private static func resolved(_ json: JSON, _ texts: [String: String], depth: Int) -> JSON {
    guard depth < maxDepth else { return .null }
    switch json {
    case .string(let value):
      return value.hasPrefix("$") && value.utf8.count < 12 ? texts[String(value.dropFirst())].map { .string($0) } ?? json : json
    case .object(let members):
      return .object(
        members.map {
          JSON.Member(key: $0.key, keyOffset: 0, node: JSON.Node(value: resolved($0.node.value, texts, depth: depth + 1), offset: 0))
        })
    case .array(let nodes): return .array(nodes.map { JSON.Node(value: resolved($0.value, texts, depth: depth + 1), offset: 0) })
    default: return json
    }
  }

  // MARK: Elements

  /// The tag and the properties of an element, `["$", "p", null, {…}]`.
  static func element(_ json: JSON) -> (tag: String, properties: JSON)? {
    guard let parts = json.array, parts.count >= 4, parts[0].string == "$", let tag = parts[1].string else { return nil }
    return (tag, parts[3])
  }

  /// The HTML of the elements; a component is replaced by its children.
  static func html(_ json: JSON, depth: Int = 0) -> String {
    guard depth < maxDepth else { return "" }
    if let (tag, properties) = element(json) {
      guard !unread.contains(tag) else { return "" }
      let inside =
        properties["dangerouslySetInnerHTML"]?["__html"]?.string ?? properties["children"].map { html($0, depth: depth + 1) } ?? ""
      let isName = tag.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
      return isName ? "<\(tag)>\(inside)</\(tag)>" : inside
    }
    switch json {
    case .string(let text): return text.hasPrefix("$") && text.utf8.count < 12 ? "" : MarkupText.escaped(text)
    case .array(let nodes): return nodes.map { html($0.value, depth: depth + 1) }.joined()
    default: return ""
    }
  }
}
