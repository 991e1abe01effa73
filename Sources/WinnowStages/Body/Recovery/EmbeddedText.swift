import Winnow

/// The article in a page's data: JSON in scripts, by the keys that frameworks and content systems use.
struct EmbeddedText {
  struct Found {
    /// The article as HTML, its number of letters and digits, and its location in the data.
    var html: String, characterCount: Int, origin: String
    /// Whether the object around it has the page's title.
    var isTitled: Bool
  }

  /// The article with the page's title, or else the longest; `nil` if none is long enough.
  private(set) var best: Found?
  private let minLength: Int
  /// The page's titles, folded.
  private let titles: [[UInt8]]
  /// The objects that `__ref` refers to, as in Apollo's cache.
  private var entities: JSON?

  private static let keys = StateKeys.builtIn
  /// Elements whose content is not text.
  private static let nonTextElements: Set<String> = [
    "script", "style", "noscript", "svg", "link", "meta", "head", "iframe", "template", "nav", "footer",
  ]
  /// Maximum nesting depth, and maximum bytes of data.
  private static let maxDepth = 60, maxBytes = 8_000_000

  init(_ tree: Tree, minLength: Int) {
    self.minLength = minLength
    titles = [tree.titleElement?.text, tree.first(.h1)?.text].compactMap { $0 }.map { FoldedText.bytes(of: $0.utf8) }
    for script in tree.jsonLD where Self.posts.contains(where: { UTF8Bytes.firstRange(of: $0, in: script) != nil }) {
      if let text = (try? JSON(script, .lenient)).flatMap({ Self.post(in: $0, depth: 0) }) {
        addCandidate(Self.html(text), Context(origin: "JSON-LD text", keys: []))
      }
    }
    for script in tree.jsonLD where UTF8Bytes.firstRange(of: Self.articleBody, in: script) != nil {
      if let json = try? JSON(script, .lenient) {
        read(json, key: "", Context(origin: "JSON-LD articleBody", keys: ["articlebody"], isLinked: true), depth: 0)
      }
    }
    let scripts = tree.elements(.script).filter { $0[.type]?.contains("ld+json") != true && $0.sourceRange.count < Self.maxBytes }
    var states = AttributeState.all(in: tree, minLength: minLength)
    if scripts.contains(where: { Self.mayHoldText(tree.source[$0.sourceRange]) }) { states += ScriptState.all(in: scripts) }
    for state in states {
      entities = state.json
      read(state.json, key: "", Context(origin: state.name, keys: Self.keys.articleTexts), depth: 0)
    }
  }

  private static let posts = ["Posting\"", "Question\""].map { Array($0.utf8) }

  /// The text of a post of a forum; of a question, with its answers.
  private static func post(in json: JSON, depth: Int) -> String? {
    guard depth < 4 else { return nil }
    if json["@type"]?.string?.hasSuffix("Posting") ?? false, let text = json["text"]?.string { return text }
    if json["@type"]?.string == "Question", let asked = json["text"]?.string ?? json["name"]?.string {
      let answers = [json["acceptedAnswer"], json["suggestedAnswer"]].compactMap(\.self).flatMap { $0.array ?? [$0] }
      return ([asked] + answers.compactMap { $0["text"]?.string }).joined(separator: "\n")
    }
    return ([json["@graph"], json["mainEntity"]].compactMap(\.self) + (json.array ?? [])).lazy.compactMap { post(in: $0, depth: depth + 1) }
      .first
  }

  private static let articleBody = Array("articleBody".utf8)
  /// The suffixes of keys, quoted, escaped or unquoted; and the marker of Flight data.
  private static let ends =
    keys.ends.flatMap { ["\($0)\"", "\($0)\\\"", "\($0):"] }.map { Array($0.utf8) } + [FlightData.push]

  /// Excludes most scripts by searching for the suffixes of the keys.
  private static func mayHoldText(_ script: ArraySlice<UInt8>) -> Bool { ends.contains { UTF8Bytes.firstRange(of: $0, in: script) != nil } }

  /// The context of a value.
  private struct Context {
    let origin: String, keys: Set<String>
    var isLinked = false
    /// Whether it is in a list of other articles, and whether an object around it has the page's title.
    var isListed = false, isTitled = false
  }

  private mutating func read(_ json: JSON, key: String, _ context: Context, depth: Int) {
    guard depth < Self.maxDepth else { return }
    switch json {
    case .string(let text):
      if let inner = inner(text) { return read(inner, key: key, context, depth: depth + 1) }
      if context.keys.contains(key) {
        addCandidate(key.hasSuffix("markdown") ? MarkdownSource.html(text) : Self.html(text), context)
      } else if key.hasPrefix("row "), UTF8Bytes.contains("</p>", in: text) {
        addCandidate(Self.html(text), context)
      }
    case .object(let members):
      var context = context
      if let isTitled = isTitled(json) { context.isTitled = isTitled }
      for member in members {
        let key = member.key.lowercased()
        let value = member.node.value
        if context.keys.contains(key) || Self.keys.articleParts.contains(key), reference(value) != nil {
          addCandidate(joined(value, depth: depth), context)
        }
        read(value, key: key, context, depth: depth + 1)
      }
    case .array(let nodes):
      if let (tag, properties) = FlightData.element(json) {
        guard !Self.nonTextElements.contains(tag) else { return }
        if tag == "article" || tag == "main" || Self.holdsParagraphs(properties["children"]) {
          addCandidate(FlightData.html(json), context)
        }
        return read(properties, key: "", context, depth: depth + 1)
      }
      // In a list of other articles each has a body; the parts of one article are joined.
      if Self.keys.articleParts.contains(key) { addCandidate(nodes.map { joined($0.value, depth: depth) }.joined(), context) }
      var inside = context
      inside.isListed =
        context.isListed
        || !context.isLinked && !Self.keys.answers.contains(key) && !nodes.contains { FlightData.element($0.value) != nil }
          && !(key.isEmpty || key.hasPrefix("row") || key == "children")
      for node in nodes { read(node.value, key: context.isLinked ? key : key == "children" ? key : "", inside, depth: depth + 1) }
    default: break
    }
  }

  /// The value of JSON encoded as a string.
  private func inner(_ text: String) -> JSON? {
    guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["), text.utf8.count >= minLength else {
      return nil
    }
    return try? JSON(Array(text.utf8), .lenient)
  }

  private static func holdsParagraphs(_ children: JSON?) -> Bool {
    children?.array?.count { FlightData.element($0)?.tag == "p" } ?? 0 > 1
  }

  /// Whether the object has the page's title; `nil` if it has no title.
  private func isTitled(_ json: JSON) -> Bool? {
    let names = Self.keys.titles.compactMap { key in json[key].flatMap { $0.string ?? $0["rendered"]?.string ?? $0["text"]?.string } }.map {
      FoldedText.bytes(of: Markup.plain($0).utf8)
    }.filter { !$0.isEmpty }
    guard !names.isEmpty else { return nil }
    return names.contains { name in
      titles.contains { $0 == name || name.count >= Self.longName && UTF8Bytes.firstRange(of: name, in: $0[...]) != nil }
    }
  }

  /// Bytes: a shorter name may be part of any title.
  private static let longName = 10

  /// The texts of an article's parts, one paragraph each.
  private func joined(_ json: JSON, depth: Int) -> String {
    guard depth < Self.maxDepth else { return "" }
    switch json {
    case .string(let text): return Self.html(text)
    case .array(let nodes):
      if let line = TextRuns.paragraph(nodes.map(\.value)) { return line }
      return FlightData.element(json) != nil ? FlightData.html(json) : nodes.map { joined($0.value, depth: depth + 1) }.joined()
    case .object(let members):
      if let reference = reference(json) { return entities?[reference].map { joined($0, depth: depth + 1) } ?? "" }
      if let text = Self.keys.partTexts.lazy.compactMap({ json[$0]?.string }).first { return Self.html(text) }
      return members.map {
        Self.keys.articleParts.contains($0.key.lowercased()) || Self.keys.partTexts.contains($0.key) || $0.key == "data"
          || $0.key == "items" || $0.key == "props"
          ? joined($0.node.value, depth: depth + 1) : ""
      }.joined()
    default: return ""
    }
  }

  /// The key that the object refers to in Apollo's cache: `{"__ref": "Article:1"}`, or `{"id": "Article:1", "generated": false}` before
  /// version 3.
  private func reference(_ json: JSON) -> String? { json["__ref"]?.string ?? (json["generated"] != nil ? json["id"]?.string : nil) }

  /// A text with elements is HTML; otherwise each line is a paragraph.
  private static func html(_ text: String) -> String {
    if UTF8Bytes.contains("</", in: text) || UTF8Bytes.contains("<p", in: text) || UTF8Bytes.contains("<br", in: text) {
      return "<div>\(text)</div>"
    }
    // HTML with escaped tags.
    if UTF8Bytes.contains("&lt;/p&gt;", in: text) || UTF8Bytes.contains("&lt;p&gt;", in: text),
      case let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
        "&amp;", with: "&")
    {
      return "<div>\(plain)</div>"
    }
    return text.split(whereSeparator: \.isNewline).map { "<p>\(MarkupText.escaped(String($0)))</p>" }.joined()
  }

  private mutating func addCandidate(_ html: String, _ context: Context) {
    guard context.isTitled || !context.isListed, html.utf8.count >= minLength, isBetter(html.utf8.count, context),
      let tree = try? Tree(html: Array(html.utf8), charset: "utf-8")
    else { return }
    let characterCount = tree.body.characterCount
    // Keys such as “text” have other values too: prose contains spaces.
    guard characterCount >= minLength, !Self.isProgram(tree.text),
      best.map({ context.isTitled && !$0.isTitled || characterCount > $0.characterCount }) ?? true,
      tree.text.count(where: UTF8Bytes.isASCIIWhitespace) * 20 > characterCount || tree.text.contains(where: { $0 >= 0xE3 })
    else { return }
    best = Found(html: html, characterCount: characterCount, origin: context.origin, isTitled: context.isTitled)
  }

  /// Whether it is JSON or program code, by the density of their punctuation.
  private static func isProgram(_ text: [UInt8]) -> Bool {
    text.count {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "_")
    } * bytesASign > text.count
  }

  private static let bytesASign = 60

  private func isBetter(_ bytes: Int, _ context: Context) -> Bool {
    guard let best else { return true }
    return context.isTitled == best.isTitled ? bytes > best.characterCount : context.isTitled
  }
}
