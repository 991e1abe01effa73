import Winnow

/// The feature rows of a page, as the main content model gets them: one for the page, and one per block.
struct FeatureTable {
  /// A block's text and its row.
  struct Block {
    let text: String
    let row: [UInt8]
  }

  let page: [UInt8]
  let blocks: [Block]
  /// The names of the features, in order.
  let pageNames, blockNames: [String]

  /// - Parameter scores: those of the first pass, 0 to 255 per block, and of the page types, for the rows of the second pass.
  /// - Returns: `nil` if the number of scores is not that of the blocks.
  init?(_ page: Page, scores: (blocks: [UInt8], types: [UInt8])? = nil) {
    var page = page
    let context = BlockFeatureContext(&page)
    if let scores { guard scores.blocks.count == context.count, scores.types.count == PageType.allCases.count else { return nil } }
    let second = scores.map { SecondPassFeatures(context, scores: $0.blocks, types: $0.types) }
    var rows = FeatureRows(keepsNames: true)
    var first = FirstPassFeatures(context)
    rows.begin(0)
    PageFeatures.add(&page, context, to: &rows)
    (self.page, pageNames) = (rows.bytes, rows.names)
    var names: [String] = []
    blocks = context.all.map { i in
      rows.begin(0)
      first.add(i, to: &rows)
      second?.add(i, to: &rows)
      names = rows.names
      return Block(text: page.text(of: context[i]), row: rows.bytes)
    }
    blockNames = names
  }
}
