import Winnow

/// The description of this version's features, for training and for checking a model.
///
/// The fingerprint changes with the name, the order or the value of any feature: it is computed from the names, the words of
/// `feature-words.json`, and the rows of fixed pages.
struct FeatureSchema: Sendable {
  /// The names of the features of a page, and of a block in the first and the second pass, in order.
  let page, first, second: [String]
  /// 64-bit FNV-1a, in hexadecimal.
  let fingerprint: String

  /// Computed on first use, from the features of a few pages.
  static let current: FeatureSchema = {
    var names: [[String]] = [[], [], []]
    var hash = FNV1a()
    for group in ElementGroup.all {
      for word in [group.rawValue] + FeatureWords.current[group] {
        hash.add(word.utf8)
        hash.add(UInt8(0))
      }
    }
    for html in pages {
      let tree: Tree
      do { tree = try Tree(html: Array(html.utf8)) } catch { fatalError("a page of the fingerprint cannot be parsed: \(error)") }
      var page = Page(tree)
      let scores = (
        blocks: BlockFeatureContext(&page).all.map { UInt8(($0 * 83 + 40) % 256) }, types: PageType.allCases.indices.map { UInt8($0 * 36) }
      )
      for scores in [nil, scores] {
        guard let rows = FeatureTable(page, scores: scores) else { preconditionFailure("a page of the fingerprint has other blocks") }
        names = [rows.pageNames, scores == nil ? rows.blockNames : names[1], scores == nil ? names[2] : rows.blockNames]
        for row in [rows.page] + rows.blocks.map(\.row) {
          hash.add(row)
          hash.add(UInt8(0))
        }
      }
    }
    for name in names.joined() {
      hash.add(name.utf8)
      hash.add(UInt8(0))
    }
    let digits = String(hash.value, radix: 16)
    return FeatureSchema(
      page: names[0], first: names[1], second: names[2], fingerprint: String(repeating: "0", count: 16 - digits.utf8.count) + digits)
  }()

  /// An article between boxes, a list of cards, and a table in a right-to-left language.
  private static let pages = [
    """
    <html lang=en><head><title>A new park | The Gazette</title><meta property=og:type content=article></head><body class=single>
    <nav class=main-menu><ul><li><a href=/1>Sport</a><li><a href=/2>Culture</a></ul></nav><main><article class="post entry"><h1>A new park</h1>
    <p class=byline>By Anna Berg</p><p>On Monday a new park was opened in the town, which many had wanted, and which is there for all. It cost $ 2,000,000.</p>
    <h2>From station to park</h2><blockquote><p>It is a good day, said the mayor.</p></blockquote><pre>let a = 1</pre>
    <p>Was it worth it? <b>Nobody</b> knows, <a href=/3>say those who live there</a>.</p></article>
    <aside class=related><h3>More</h3><ul><li><a href=/4>The old bridge</a><li><a href=/5>The ferry</a></ul></aside></main>
    <div id=comments><p>I like it.</p></div><footer><p>© The Gazette</p></footer></body></html>
    """,
    """
    <body><div class=listing><div class="card teaser"><h3><a href=/1>A mill</a></h3><p class=excerpt>Near the river.</p><span class=price>€ 4</span></div>
    <div class="card teaser"><h3><a href=/2>A barn</a></h3><p class=excerpt>In the hills.</p><span class=price>€ 5</span></div></div>
    <form class=search><button>Search</button></form></body>
    """,
    """
    <html dir=rtl lang=ar><body><h1>حديقة جديدة</h1><table><tr><th>السنة<th>الزوار<tr><td>2025<td>1200</table>
    <p>افتتحت المدينة يوم الاثنين حديقة جديدة، وهي مفتوحة للجميع. هل يعرف أحد كم كلفت؟</p></body></html>
    """,
  ]
}
