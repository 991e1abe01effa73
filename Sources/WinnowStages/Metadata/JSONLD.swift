import Winnow

/// The properties of the article in the page's JSON-LD.
struct JSONLD: TreeAnalysis {
  private(set) var headline, published, modified, publisher, siteName, section, image, licence, description: String?
  /// Whether all of it is free to read; a part that is not takes precedence over the whole.
  private(set) var isFree: Bool?
  private(set) var authors: [(name: String, isOrganization: Bool)] = []
  private(set) var tags: [String] = []
  /// The types of all described entities.
  private(set) var types: Set<String> = []
  /// Names by `@id`, to resolve references.
  private var namesByID: [String: String] = [:]

  private static let keys = JSON.KeyFilter([
    "@graph", "@id", "@type", "mainEntity", "name", "headline", "author", "publisher", "datePublished", "dateCreated", "dateModified",
    "description", "articleSection", "keywords", "license", "image", "thumbnailUrl", "url", "@value", "creator", "givenName", "familyName",
    "isAccessibleForFree", "hasPart", "date",
  ])
  /// Maximum nesting depth of graphs and entities.
  private static let maxDepth = 6

  init(_ tree: Tree) {
    let scripts = tree.jsonLD.compactMap(Self.parsed)
    for json in scripts { noteNames(json, depth: 0) }
    for json in scripts { read(json, depth: 0) }
  }

  /// Parses JSON-LD, with repairs if it is malformed.
  private static func parsed(_ script: ArraySlice<UInt8>) -> JSON? {
    let body = withoutWrapping(script)
    return (try? JSON(body, .lenient, only: keys)) ?? repaired(script, body)
  }

  /// An unterminated object is missing only its last brackets; all other content is read.
  private static func repaired(_ script: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>) -> JSON? {
    let brackets = body.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
    let text = brackets > 0 ? script[body.startIndex...] : body
    return (try? JSON(JSONRepair.repaired(text), .lenient, only: keys)) ?? JavaScriptLiteral.value(text)?.0
  }

  private static let cdata = Array("CDATA[".utf8), cdataEnd = Array("]]>".utf8)

  /// The JSON within `<![CDATA[…]]>` or an HTML comment, as some pages have it.
  private static func withoutWrapping(_ script: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let inside = UTF8Bytes.firstRange(of: cdata, in: script.prefix(100)).map { script[$0.upperBound...] } ?? script
    // A comment before the JSON is parsed with it.
    guard inside.first(where: { !UTF8Bytes.isASCIIWhitespace($0) }) != UInt8(ascii: "/") else { return inside }
    let isArray = inside.first { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } == UInt8(ascii: "[")
    let (open, close) = isArray ? (UInt8(ascii: "["), UInt8(ascii: "]")) : (UInt8(ascii: "{"), UInt8(ascii: "}"))
    let body = UTF8Bytes.firstRange(of: cdataEnd, in: inside.suffix(30)).map { inside[..<$0.lowerBound] } ?? inside
    guard let start = body.firstIndex(of: open), let end = body.lastIndex(of: close), start < end else { return inside }
    return body[start...end]
  }

  private mutating func noteNames(_ json: JSON, depth: Int) {
    guard depth < Self.maxDepth else { return }
    for item in json.array ?? [] { noteNames(item, depth: depth + 1) }
    if let id = json["@id"]?.string, let name = text(json["name"]) { namesByID[id] = namesByID[id] ?? name }
    for key in ["@graph", "mainEntity", "author"] { if let inner = json[key] { noteNames(inner, depth: depth + 1) } }
  }

  private mutating func read(_ json: JSON, depth: Int) {
    guard depth < Self.maxDepth else { return }
    for item in json.array ?? [] { read(item, depth: depth + 1) }
    guard case .object = json else { return }
    if let graph = json["@graph"] { read(graph, depth: depth + 1) }
    let types = json["@type"].map { $0.string.map { [$0] } ?? $0.array?.compactMap(\.string) ?? [] } ?? []
    // The questions of a FAQ page are not headlines.
    if let entity = json["mainEntity"], !types.contains("FAQPage") { read(entity, depth: depth + 1) }
    self.types.formUnion(types)
    if types.contains("WebSite") { siteName = siteName ?? text(json["name"]) }
    guard types.contains(where: { type in SchemaTypes.articles.contains { type.hasSuffix($0) } }) else { return }
    if !types.contains("WebPage") {
      headline = headline ?? text(json["headline"]) ?? text(json["name"])
      publisher = publisher ?? json["publisher"].flatMap(name)
      section = section ?? text(json["articleSection"])
      if tags.isEmpty { tags = list(json["keywords"]) }
    }
    for part in [json] + (json["hasPart"]?.array ?? json["hasPart"].map { [$0] } ?? []) {
      if let free = Self.truth(part["isAccessibleForFree"]) { isFree = free && isFree ?? true }
    }
    if authors.isEmpty { authors = names(json["author"]) }
    if authors.isEmpty { authors = names(json["creator"]) }
    published = published ?? moment(json["datePublished"]) ?? moment(json["dateCreated"])
    modified = modified ?? moment(json["dateModified"])
    description = description ?? text(json["description"])
    licence = licence ?? text(json["license"]) ?? text(json["license"]?["url"])
    image = image ?? json["image"].flatMap(address) ?? text(json["thumbnailUrl"])
  }

  private func text(_ json: JSON?) -> String? {
    guard let value = json?.string ?? json?.array?.first?.string ?? json?["@value"]?.string else { return nil }
    let plain = Markup.plain(value)
    return plain.isEmpty || Markup.isNoValue(plain.utf8) ? nil : plain
  }

  /// `false`, `"False"` and `http://schema.org/False`.
  private static func truth(_ json: JSON?) -> Bool? {
    switch json {
    case .bool(let value): return value
    case .string(let value):
      let word = value.lowercased()
      return word.hasSuffix("false") || word == "0" || word == "no"
        ? false : word.hasSuffix("true") || word == "1" || word == "yes" ? true : nil
    default: return nil
    }
  }

  /// A Unix timestamp is often a number.
  private func moment(_ json: JSON?) -> String? {
    if case .number(let count)? = json { return Int(exactly: count.rounded()).map { String($0) } }
    // PHP serializes dates as `{"date": "2021-03-09 08:15:00.000000", "timezone_type": 3, …}`.
    return text(json) ?? text(json?["date"])
  }

  private func address(_ json: JSON) -> String? { text(json) ?? text(json["url"]) ?? json.array?.first.flatMap { text($0["url"]) } }

  /// The tags in a text with several.
  static func tags(in text: String) -> [Substring] { text.split { ",،、，;；".contains($0) } }

  private func list(_ json: JSON?) -> [String] {
    let items =
      json?.array?.compactMap { text($0) ?? text($0["name"]) } ?? text(json).map { [$0] } ?? []
    return items.flatMap(Self.tags(in:)).map { UTF8Bytes.collapsed($0.utf8) }.filter { !$0.isEmpty && !$0.contains(":") }
  }

  private func name(_ json: JSON) -> String? {
    text(json) ?? text(json["name"]) ?? fullName(json) ?? json.array?.first.flatMap { text($0["name"]) }
      ?? json["@id"]?.string.flatMap { namesByID[$0] }
  }

  private func fullName(_ json: JSON) -> String? {
    let parts = [text(json["givenName"]), text(json["familyName"])].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func names(_ json: JSON?) -> [(name: String, isOrganization: Bool)] {
    guard let json else { return [] }
    if let list = json.array { return list.flatMap { names($0) } }
    let isOrganization = json["@type"]?.string.map { $0.hasSuffix("Organization") || $0 == "Corporation" } ?? false
    let all = json["name"]?.array?.compactMap { text($0) } ?? name(json).map { [$0] } ?? []
    return all.map { ($0, isOrganization) }
  }
}
