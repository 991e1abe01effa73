import Winnow

/// The names of the features that this version of Winnow writes, in the order of their numbers.
struct FeatureNames: Equatable {
  let page: [String], first: [String], second: [String]

  /// A name stands where its value is worked out, so the rows of a small page tell them all.
  static let current: FeatureNames? = {
    guard let tree = try? Tree(html: Array("<p>a".utf8)) else { return nil }
    var page = Page(tree)
    let scene = BlockScene(&page)
    let whole = PageFeatures.row(&page, scene, keepsNames: true)
    var row = FeatureRow(keepsNames: true)
    BlockFeatures(scene).add(0, to: &row)
    let first = row.names
    SecondLook(scene, scores: [0], types: [UInt8](repeating: 0, count: PageType.allCases.count)).add(0, to: &row)
    return FeatureNames(page: whole.names, first: first, second: row.names)
  }()
}
