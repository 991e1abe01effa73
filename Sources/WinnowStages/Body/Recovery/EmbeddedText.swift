import Winnow

/// The article among a page's data: JSON in scripts, by the keys that makers of pages give it.
struct EmbeddedText {
  struct Found {
    /// The article as HTML, how many characters of it are letters or digits, and where it stood.
    var html: String, letters: Int, origin: String
  }

  /// The longest article; `nil` where none is long enough.
  private(set) var best: Found?
  private let shortest: Int

  private static let keys: Set<String> = ["body", "content", "html", "text", "articlebody", "bodyhtml", "contenthtml", "body_html", "content_html", "articlehtml", "article_body", "rendered", "maincontent", "story", "richtext", "markup"]
  /// Lists of an article's own parts.
  private static let parts: Set<String> = ["body", "content", "blocks", "paragraphs", "elements", "components", "children", "sections", "content_elements", "articlebody"]
  private static let texts: Set<String> = ["text", "html", "content", "value", "body", "paragraph"]
  /// How deep, and how many values, are looked at.
  private static let deepest = 40, mostBytes = 8_000_000

  init(_ tree: Tree, shortest: Int) {
    self.shortest = shortest
    for script in tree.jsonLD where TextBytes.firstRange(of: Self.articleBody, in: script) != nil { if let json = try? JSON(script, .wild) { read(json, key: "", origin: "JSON-LD articleBody", only: ["articlebody"], depth: 0) } }
    for script in tree.all(.script) where script[.type]?.contains("ld+json") != true && script.sourceRange.count < Self.mostBytes && Self.mayHoldText(tree.source[script.sourceRange]) {
      guard let (json, origin) = Self.state(of: script) else { continue }
      read(json, key: "", origin: origin, only: Self.keys, depth: 0)
    }
  }

  private static let articleBody = Array("articleBody".utf8)
  /// What the keys end in, and how prose in JSON looks.
  private static let ends = ["ody\"", "ontent\"", "tml\"", "ext\"", "endered\"", "tory\"", "arkup\""].map { Array($0.utf8) }

  /// Tells most scripts by a look for the ends of the keys.
  private static func mayHoldText(_ script: ArraySlice<UInt8>) -> Bool { ends.contains { TextBytes.firstRange(of: $0, in: script) != nil } }

  /// The JSON of a script that is nothing else, or that assigns it: `window.__INITIAL_STATE__ = {…}`.
  private static func state(of script: Node) -> (JSON, origin: String)? {
    let body = script.scriptBody.drop(while: TextBytes.isBlank)
    if script[.type]?.contains("json") == true { return (try? JSON(body, .wild)).map { ($0, script[.id] ?? "a script of JSON") } }
    guard script[.src] == nil, let start = body.firstIndex(of: UInt8(ascii: "{")), let equals = body[..<start].lastIndex(where: { !TextBytes.isBlank($0) }), body[equals] == UInt8(ascii: "="),
          let close = objectEnd(body[start...]), let json = try? JSON(body[start..<close], .wild) else { return nil }
    let name = body[..<equals].split(whereSeparator: { TextBytes.isBlank($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") }).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return (json, name.isEmpty ? "a script" : name)
  }

  /// Behind the brace that closes the first one.
  private static func objectEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var depth = 0, isString = false, isEscaped = false
    for place in bytes.indices {
      let byte = bytes[place]
      if isString {
        if isEscaped { isEscaped = false } else if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isString = false }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return place + 1 }
      }
    }
    return nil
  }

  private mutating func read(_ json: JSON, key: String, origin: String, only keys: Set<String>, depth: Int) {
    guard depth < Self.deepest else { return }
    switch json {
    case .string(let text): if keys.contains(key) { consider(Self.html(text), origin) }
    case .object(let members): for member in members { read(member.node.value, key: member.key.lowercased(), origin: origin, only: keys, depth: depth + 1) }
    case .array(let nodes):
      // A list of other articles has a body each; an article's own parts are one.
      if Self.parts.contains(key) { consider(nodes.map { Self.joined($0.value, depth: depth) }.joined(), origin) }
      if origin.hasPrefix("JSON-LD") { for node in nodes { read(node.value, key: key, origin: origin, only: keys, depth: depth + 1) } }
    default: break
    }
  }

  /// The texts of an article's part, a paragraph each.
  private static func joined(_ json: JSON, depth: Int) -> String {
    guard depth < deepest else { return "" }
    switch json {
    case .string(let text): return html(text)
    case .object(let members):
      return members.map { member in
        let key = member.key.lowercased()
        guard texts.contains(key) || parts.contains(key) else { return "" }
        return member.node.value.array.map { $0.map { joined($0, depth: depth + 1) }.joined() } ?? joined(member.node.value, depth: depth + 1)
      }.joined()
    default: return ""
    }
  }

  /// Text is HTML where it has elements of its own; otherwise a paragraph a line.
  private static func html(_ text: String) -> String {
    if TextBytes.occurs("</", in: text) || TextBytes.occurs("<p", in: text) || TextBytes.occurs("<br", in: text) { return "<div>\(text)</div>" }
    return text.split(whereSeparator: \.isNewline).map { "<p>\(MarkupText.escaped(String($0)))</p>" }.joined()
  }

  private mutating func consider(_ html: String, _ origin: String) {
    guard html.utf8.count >= shortest, html.utf8.count > best?.html.utf8.count ?? 0, let tree = try? Tree(html: Array(html.utf8), charset: "utf-8") else { return }
    let letters = tree.body.letters
    // Keys such as “text” hold other things as well: prose has blanks.
    guard letters >= shortest, letters > best?.letters ?? 0, tree.text.count(where: TextBytes.isBlank) * 20 > letters || tree.text.contains(where: { $0 >= 0xE3 }) else { return }
    best = Found(html: html, letters: letters, origin: origin)
  }
}
