import Winnow

/// Locates the evidence of a page's attributions in its source.
struct EvidenceLocator {
  private let tree: Tree
  private let blocks: [Attribution: Range<Int>]

  init(_ page: Page) {
    tree = page.tree
    blocks = Dictionary(
      page.locatedValues.compactMap { value in
        guard let attribution = value.attribution, let range = page.tree.sourceRange(of: value.nodes) else { return nil }
        return (attribution, range)
      }
    ) { first, _ in first }
  }

  /// The bytes of the evidence; those of its block if the source has it with entities or elements. `nil` for evidence in the page's
  /// metadata.
  func range(of attribution: Attribution) -> Range<Int>? {
    guard let block = blocks[attribution] else { return nil }
    return UTF8Bytes.firstRange(of: Array(attribution.evidence.utf8), in: tree.source[block]) ?? block
  }
}
