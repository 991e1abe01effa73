import Winnow

/// The article among a page's data: JSON in scripts, by the keys that makers of pages give it.
struct EmbeddedText {
  struct Found {
    /// The article as HTML, how many characters of it are letters or digits, and where it stood.
    var html: String, letters: Int, origin: String
    /// Whether what stands beside it is the page's title.
    var isTitled: Bool
  }

  /// The article of the page's title, or else the longest; `nil` where none is long enough.
  private(set) var best: Found?
  private let shortest: Int
  /// In loose form: what the page is called.
  private let titles: [[UInt8]]
  /// What objects refer to by `__ref`, as Apollo's cache does.
  private var entities: JSON?

  private static let keys: Set<String> = ["body", "content", "html", "text", "articlebody", "bodyhtml", "contenthtml", "body_html", "content_html", "articlehtml", "article_body", "rendered", "maincontent", "story", "richtext", "markup", "__html", "fulltext", "contentbody", "bodytext"]
  /// Lists of an article's own parts.
  private static let parts: Set<String> = ["body", "content", "blocks", "paragraphs", "elements", "components", "children", "sections", "content_elements", "articlebody", "document", "nodes"]
  /// A part says its text under the first of these that it has.
  private static let texts = ["html", "text", "content", "value", "body", "paragraph", "markup"]
  /// Elements whose content is no text.
  private static let unread: Set<String> = ["script", "style", "noscript", "svg", "link", "meta", "head", "iframe", "template", "nav", "footer"]
  private static let titleKeys = ["title", "headline", "name", "heading", "hed"]
  /// Lists of answers to the page's own questions; all other lists are of other articles.
  private static let answers: Set<String> = ["queries", "data", "loaderdata", "routes", "matches", "fetches", "results"]
  /// How deep, and how many values, are looked at.
  private static let deepest = 60, mostBytes = 8_000_000

  init(_ tree: Tree, shortest: Int) {
    self.shortest = shortest
    titles = [tree.first(.title)?.text, tree.first(.h1)?.text].compactMap { $0 }.map { Loose.bytes(of: $0.utf8) }
    for script in tree.jsonLD where TextBytes.firstRange(of: Self.articleBody, in: script) != nil {
      if let json = try? JSON(script, .wild) { read(json, key: "", Place(origin: "JSON-LD articleBody", keys: ["articlebody"], isLinked: true), depth: 0) }
    }
    let scripts = tree.all(.script).filter { $0[.type]?.contains("ld+json") != true && $0.sourceRange.count < Self.mostBytes }
    guard scripts.contains(where: { Self.mayHoldText(tree.source[$0.sourceRange]) }) else { return }
    for state in ScriptState.all(in: scripts) {
      entities = state.json
      read(state.json, key: "", Place(origin: state.name, keys: Self.keys), depth: 0)
    }
  }

  private static let articleBody = Array("articleBody".utf8)
  /// What the keys end in, also within a text; and what elements are written as.
  private static let ends = ["ody", "ontent", "tml", "ext", "endered", "tory", "arkup", "children"].flatMap { ["\($0)\"", "\($0)\\\""] }.map { Array($0.utf8) }

  /// Tells most scripts by a look for the ends of the keys.
  private static func mayHoldText(_ script: ArraySlice<UInt8>) -> Bool { ends.contains { TextBytes.firstRange(of: $0, in: script) != nil } }

  /// Where a value stands.
  private struct Place {
    let origin: String, keys: Set<String>
    var isLinked = false
    /// Within a list of other articles; beside the page's title.
    var isListed = false, isTitled = false
  }

  private mutating func read(_ json: JSON, key: String, _ place: Place, depth: Int) {
    guard depth < Self.deepest else { return }
    switch json {
    case .string(let text): if place.keys.contains(key) { consider(Self.html(text), place) }
    case .object(let members):
      var place = place
      if let isTitled = isTitled(json) { place.isTitled = isTitled }
      for member in members {
        let key = member.key.lowercased(), value = member.node.value
        if place.keys.contains(key) || Self.parts.contains(key), reference(value) != nil { consider(joined(value, depth: depth), place) }
        read(value, key: key, place, depth: depth + 1)
      }
    case .array(let nodes):
      if let (tag, properties) = FlightData.element(json) {
        guard !Self.unread.contains(tag) else { return }
        if tag == "article" || tag == "main" || Self.holdsParagraphs(properties["children"]) { consider(FlightData.html(json), place) }
        return read(properties, key: "", place, depth: depth + 1)
      }
      // A list of other articles has a body each; an article's own parts are one.
      if Self.parts.contains(key) { consider(nodes.map { joined($0.value, depth: depth) }.joined(), place) }
      var inside = place
      inside.isListed = place.isListed || !place.isLinked && !Self.answers.contains(key) && !nodes.contains { FlightData.element($0.value) != nil } && !(key.isEmpty || key.hasPrefix("row") || key == "children")
      for node in nodes { read(node.value, key: place.isLinked ? key : key == "children" ? key : "", inside, depth: depth + 1) }
    default: break
    }
  }

  private static func holdsParagraphs(_ children: JSON?) -> Bool {
    children?.array?.count { FlightData.element($0)?.tag == "p" } ?? 0 > 1
  }

  /// Whether the object is called what the page is; `nil` where it is called nothing.
  private func isTitled(_ json: JSON) -> Bool? {
    let names = Self.titleKeys.compactMap { key in json[key].flatMap { $0.string ?? $0["rendered"]?.string ?? $0["text"]?.string } }.map { Loose.bytes(of: Markup.plain($0).utf8) }.filter { !$0.isEmpty }
    guard !names.isEmpty else { return nil }
    return names.contains { name in titles.contains { $0 == name || name.count >= Self.longName && TextBytes.firstRange(of: name, in: $0[...]) != nil } }
  }

  /// In bytes: a shorter name may stand in any title.
  private static let longName = 10

  /// The texts of an article's part, a paragraph each.
  private func joined(_ json: JSON, depth: Int) -> String {
    guard depth < Self.deepest else { return "" }
    switch json {
    case .string(let text): return Self.html(text)
    case .array(let nodes): return FlightData.element(json) != nil ? FlightData.html(json) : nodes.map { joined($0.value, depth: depth + 1) }.joined()
    case .object(let members):
      if let reference = reference(json) { return entities?[reference].map { joined($0, depth: depth + 1) } ?? "" }
      if let text = Self.texts.lazy.compactMap({ json[$0]?.string }).first { return Self.html(text) }
      return members.map { Self.parts.contains($0.key.lowercased()) || Self.texts.contains($0.key) ? joined($0.node.value, depth: depth + 1) : "" }.joined()
    default: return ""
    }
  }

  /// What the object stands for, in Apollo's cache: `{"__ref": "Article:1"}`, and `{"id": "Article:1", "generated": false}` before its third version.
  private func reference(_ json: JSON) -> String? { json["__ref"]?.string ?? (json["generated"] != nil ? json["id"]?.string : nil) }

  /// Text is HTML where it has elements of its own; otherwise a paragraph a line.
  private static func html(_ text: String) -> String {
    if TextBytes.occurs("</", in: text) || TextBytes.occurs("<p", in: text) || TextBytes.occurs("<br", in: text) { return "<div>\(text)</div>" }
    // HTML that was written as text.
    if TextBytes.occurs("&lt;/p&gt;", in: text) || TextBytes.occurs("&lt;p&gt;", in: text), case let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&") { return "<div>\(plain)</div>" }
    return text.split(whereSeparator: \.isNewline).map { "<p>\(MarkupText.escaped(String($0)))</p>" }.joined()
  }

  private mutating func consider(_ html: String, _ place: Place) {
    guard place.isTitled || !place.isListed, html.utf8.count >= shortest, isBetter(html.utf8.count, place), let tree = try? Tree(html: Array(html.utf8), charset: "utf-8") else { return }
    let letters = tree.body.letters
    // Keys such as “text” hold other things as well: prose has blanks.
    guard letters >= shortest, !Self.isProgram(tree.text), best.map({ place.isTitled && !$0.isTitled || letters > $0.letters }) ?? true, tree.text.count(where: TextBytes.isBlank) * 20 > letters || tree.text.contains(where: { $0 >= 0xE3 }) else { return }
    best = Found(html: html, letters: letters, origin: place.origin, isTitled: place.isTitled)
  }

  /// Whether it is JSON or a program: these have a sign of theirs in so many bytes.
  private static func isProgram(_ text: [UInt8]) -> Bool {
    text.count { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "_") } * bytesASign > text.count
  }

  private static let bytesASign = 60

  private func isBetter(_ bytes: Int, _ place: Place) -> Bool {
    guard let best else { return true }
    return place.isTitled == best.isTitled ? bytes > best.letters : place.isTitled
  }
}
