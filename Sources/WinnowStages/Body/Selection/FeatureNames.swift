import Winnow

/// The names of the features that this version of Winnow writes, in the order of their numbers.
struct FeatureNames: Equatable {
  let page: [String], first: [String], second: [String]

  /// Names are given where values are computed, so that the rows of a one-block page have them all.
  static let current: FeatureNames? = {
    guard let tree = try? Tree(html: Array("<p>a".utf8)) else { return nil }
    var page = Page(tree)
    let context = BlockFeatureContext(&page)
    let second = SecondPassFeatures(context, scores: [0], types: [UInt8](repeating: 0, count: PageType.allCases.count))
    var whole = FeatureRows(keepsNames: true), rows = whole, first = FirstPassFeatures(context)
    whole.begin(0)
    PageFeatures.add(&page, context, to: &whole)
    rows.begin(0)
    first.add(0, to: &rows)
    let ofFirst = rows.names
    second.add(0, to: &rows)
    return FeatureNames(page: whole.names, first: ofFirst, second: rows.names)
  }()
}
