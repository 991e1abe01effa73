import Winnow

/// The features of a page as a whole: an article, a product page, a forum thread.
enum PageFeatures {
  static func add(_ page: inout Page, _ context: BlockFeatureContext, to row: inout FeatureRows) {
    shape(context, &row)
    elements(context, &row)
    declared(&page, &row)
    address(page.origin.url, &row)
  }

  private static func shape(_ context: BlockFeatureContext, _ row: inout FeatureRows) {
    let all = context.sum(context.all)
    let count = context.count
    let kinds = Dictionary(context.kinds.map { ($0, 1) }, uniquingKeysWith: +)
    row.count("page blocks", count)
    row.count("page letters", all.characterCount)
    row.share("page link share", all.characterCount - all.unlinked, of: all.characterCount)
    row.share("page prose", all.long, of: all.characterCount)
    row.share("page headings", context.isHeading[context.all], of: count)
    row.share("page items", kinds[.item] ?? 0, of: count)
    row.share("page linked blocks", context.isLinked[context.all], of: count)
    row.count("page letters a block", count == 0 ? 0 : all.characterCount / count)
    row.share("page sentences a word", all.sentences * 4, of: all.words)
    row.share("page digits", context.digits, of: all.characterCount)
    row.count("page longest block", context.all.lazy.map(context.unlinked).max() ?? 0)
    row.count("page currency signs", context.currency)
    row.share("page best element", context.sum(context.range(context.best)).unlinked, of: all.unlinked)
    row.share("page cells", kinds[.cell] ?? 0, of: count)
    row.share("page code", kinds[.code] ?? 0, of: count)
    var clusterSizes = [Int](repeating: 0, count: context.templateClusterCount)
    for cluster in context.templateClusters { clusterSizes[cluster] += 1 }
    let largestCluster = clusterSizes.max() ?? 0
    row.share("page most alike", largestCluster, of: count)
    row.count("page questions", zip(context.kinds, context.counts).count { $0 == .heading && $1.endsSentence })
  }

  /// The number of elements of each group.
  private static func elements(_ context: BlockFeatureContext, _ row: inout FeatureRows) {
    for (group, count) in zip(ElementGroup.all, context.groups.counts) { row.count("page \(group.rawValue)", count) }
    var pictures = 0
    var times = 0
    var first = 0
    for id in 0..<context.tree.count {
      switch context.tree.tag(of: id) {
      case .img: pictures += 1
      case .time: times += 1
      case .h1: first += 1
      default: break
      }
    }
    row.count("page pictures", pictures)
    row.count("page times", times)
    row.small("page first headings", first)
  }

  private static func declared(_ page: inout Page, _ row: inout FeatureRows) {
    let type = page.analysis(PageMeta.self).first(["og:type"])?.value.lowercased() ?? ""
    for known in SchemaTypes.openGraphFeatures { row.flag("page og:type \(known)", type == known) }
    row.flag("page og:type other", !type.isEmpty && !SchemaTypes.openGraphFeatures.contains(type))
    row.flag("page has a published time", page.analysis(PageMeta.self).first(["article:published_time", "date", "pubdate"]) != nil)
    let found = page.analysis(JSONLD.self).types
    for schema in SchemaTypes.features { row.flag("page JSON-LD \(schema)", found.contains(schema)) }
    row.flag("page NewsArticle", found.contains { $0.hasSuffix("NewsArticle") })
  }

  private static func address(_ url: String?, _ row: inout FeatureRows) {
    let path = (url ?? "").utf8.split(separator: UInt8(ascii: "/")).dropFirst(2).map { Array($0) }
    let last = path.last ?? []
    row.flag("page has an address", url != nil)
    row.small("page address parts", path.count)
    row.small("page address hyphens", last.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    row.small("page address length", last.count)
    row.small("page address digits", path.joined().count { $0 >= 0x30 && $0 <= 0x39 })
    row.flag("page address query", path.joined().contains(UInt8(ascii: "?")))
    row.flag("page address ends with a slash", url?.hasSuffix("/") ?? false)
    for word in Self.words {
      row.flag(
        "page address \(word.name)", path.contains { part in word.forms.contains { part == $0 || $0.count > 2 && part.starts(with: $0) } })
    }
  }

  /// The kinds of pages that parts of their addresses tell, in the order of the features.
  private enum AddressKind: String, CaseIterable { case product, collection, forum, documentation, article, service }

  /// How makers of shops, forums and manuals write such parts, from `address-words.json`.
  private static let words: [(name: String, forms: [[UInt8]])] = {
    let lists = DataLists<AddressKind>(builtIn: "address-words.json", PackageResources.address_words_json)
    return AddressKind.allCases.map { kind in (kind.rawValue, lists[kind].map { Array($0.utf8) }) }
  }()
}
