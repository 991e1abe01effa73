import Winnow

/// The article that a page's JSON-LD describes.
struct JSONLD: TreeFact {
  private(set) var headline, published, modified, publisher, siteName: String?
  private(set) var authors: [String] = []
  /// Of everything that is described.
  private(set) var types: Set<String> = []

  private static let articleTypes = ["Article", "BlogPosting", "Report", "SocialMediaPosting", "TechArticle", "WebPage"]

  init(_ tree: Tree) {
    for script in tree.jsonLD {
      // Found in the wild: raw line ends in texts.
      let bytes = script.map { $0 < 0x20 ? TextBytes.space : $0 }
      guard let json = try? JSON(bytes, comments: true) else { continue }
      read(json, depth: 0)
    }
  }

  private mutating func read(_ json: JSON, depth: Int) {
    guard depth < 6 else { return }
    for item in json.array ?? [] { read(item, depth: depth + 1) }
    guard case .object = json else { return }
    if let graph = json["@graph"] { read(graph, depth: depth + 1) }
    if let entity = json["mainEntity"] { read(entity, depth: depth + 1) }
    let types = json["@type"].map { $0.string.map { [$0] } ?? $0.array?.compactMap(\.string) ?? [] } ?? []
    self.types.formUnion(types)
    if types.contains("WebSite") { siteName = siteName ?? text(json["name"]) }
    guard types.contains(where: { type in Self.articleTypes.contains { type.hasSuffix($0) } }) else { return }
    let isPage = types.contains("WebPage")
    if !isPage {
      headline = headline ?? text(json["headline"]) ?? text(json["name"])
      publisher = publisher ?? json["publisher"].flatMap(name)
      if authors.isEmpty { authors = names(json["author"]) }
    }
    published = published ?? text(json["datePublished"])
    modified = modified ?? text(json["dateModified"])
  }

  private func text(_ json: JSON?) -> String? {
    guard let value = json?.string ?? json?.array?.first?.string else { return nil }
    let plain = Markup.plain(value)
    return plain.isEmpty ? nil : plain
  }

  private func name(_ json: JSON) -> String? { text(json) ?? text(json["name"]) ?? json.array?.first.flatMap { text($0["name"]) } }

  private func names(_ json: JSON?) -> [String] {
    guard let json else { return [] }
    if let list = json.array { return list.flatMap { names($0) } }
    if let list = json["name"]?.array { return list.compactMap(\.string) }
    return name(json).map { [$0] } ?? []
  }
}

/// Texts of metadata often hold HTML of their own.
enum Markup {
  static func plain(_ text: String) -> String {
    guard text.contains("&") || text.contains("<") else { return TextBytes.collapsed(text.utf8) }
    guard let tree = try? Tree(html: Array("<p>\(text)".utf8), charset: "utf-8") else { return TextBytes.collapsed(text.utf8) }
    return TextBytes.collapsed(tree.text)
  }
}
