import Winnow

/// What the model said of a page. A class, so that the reason of each dropped block keeps it by one retain, and says it in
/// words only when somebody asks.
final class Judgement: Sendable {
  private let model: MainModel
  private let first: FirstLook
  private let second: SecondLook
  let types: [UInt8]
  let scores: [UInt8]

  /// Only a block that the first look gives such a score is looked at again: what has less or more is settled.
  private static let doubtful: ClosedRange<UInt8> = 30...240

  init(_ page: inout Page, _ scene: BlockScene, _ model: MainModel, _ assumed: PageType? = nil) {
    self.model = model
    var rows = FeatureRows()
    if let assumed {
      types = PageType.allCases.map { $0 == assumed ? 255 : 0 }
    } else {
      rows.begin()
      PageFeatures.add(&page, scene, to: &rows)
      types = model.pageTypes.classScores(rows)
    }
    let first = FirstLook(scene)
    var scores = Self.scores(of: scene.all, by: model.first, first, &rows)
    let second = SecondLook(first, scores: scores, types: types), doubtful = scene.all.filter { Self.doubtful ~= scores[$0] }
    for (i, score) in zip(doubtful, Self.scores(of: doubtful, by: model.second, second, &rows)) { scores[i] = score }
    (self.first, self.second, self.scores) = (first, second, scores)
  }

  /// A page may have a million blocks, and a row is larger than most of them: no more are made at a time than are judged at once.
  private static func scores(of blocks: some Collection<Int>, by forest: Forest, _ look: some Look, _ rows: inout FeatureRows) -> [UInt8] {
    var scores: [UInt8] = []
    scores.reserveCapacity(blocks.count)
    rows.clear()
    for i in blocks {
      rows.begin()
      look.add(i, to: &rows)
      if rows.count == FeatureRows.capacity {
        scores += forest.scores(rows)
        rows.clear()
      }
    }
    return rows.count > 0 ? scores + forest.scores(rows) : scores
  }

  var pageType: PageType {
    let best = types.indices.max { types[$0] < types[$1] } ?? 0
    return PageType.allCases[best]
  }

  /// Whether the page is an article with more than even odds: the likeliest type of a page may still be in doubt.
  var isArticle: Bool { pageType == .article && (types.max() ?? 0) > 127 }

  /// Whether less than a chance in five speaks for an article.
  var isHardlyArticle: Bool { zip(PageType.allCases, types).contains { $0 == .article && $1 < 51 } }

  var typesText: String {
    zip(PageType.allCases, types).sorted { $0.1 > $1.1 }.prefix(3).map { "\($0.rawValue) \(Self.share($1))" }.joined(separator: ", ")
  }

  /// The score, the threshold, and the three features that weighed most.
  func explanation(_ i: Int, _ threshold: Int) -> String {
    let isDoubtful = Self.doubtful ~= second.scores[i], forest = isDoubtful ? model.second : model.first
    var rows = FeatureRows()
    rows.begin()
    if isDoubtful { second.add(i, to: &rows) } else { first.add(i, to: &rows) }
    let weights = forest.weightiest(rows.last, 3).map { "\(model.names.second[$0.feature]) \($0.weight < 0 ? "−" : "+")" }
    return "score \(Self.share(scores[i])), under \(Self.share(UInt8(threshold))); weighed most: \(weights.joined(separator: ", "))"
  }

  /// A byte as a share of one, to two digits.
  static func share(_ byte: UInt8) -> String {
    let hundredths = (Int(byte) * 100 + 127) / 255
    return hundredths == 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
