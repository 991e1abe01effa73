import Winnow

/// The names of the features that this version of Winnow writes, in the order of their numbers.
struct FeatureNames: Equatable {
  let page: [String], first: [String], second: [String]

  /// A name stands where its value is worked out, so the rows of a small page tell them all.
  static let current: FeatureNames? = {
    guard let tree = try? Tree(html: Array("<p>a".utf8)) else { return nil }
    var page = Page(tree)
    let scene = BlockScene(&page)
    let first = FirstLook(scene), second = SecondLook(first, scores: [0], types: [UInt8](repeating: 0, count: PageType.allCases.count))
    var rows = FeatureRows(keepsNames: true)
    func names(_ add: (inout FeatureRows) -> Void) -> [String] {
      rows.begin()
      add(&rows)
      return rows.names
    }
    return FeatureNames(page: names { PageFeatures.add(&page, scene, to: &$0) }, first: names { first.add(0, to: &$0) }, second: names { second.add(0, to: &$0) })
  }()
}
