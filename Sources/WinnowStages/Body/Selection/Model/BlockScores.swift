import Winnow

/// The model's scores of a page's blocks and page types.
struct BlockScores: Sendable {
  private let model: MainContentModel
  private let first: FirstPassFeatures
  private let second: SecondPassFeatures
  let types: [UInt8]
  let scores: [UInt8]

  /// The first-pass scores that get a second pass.
  static let secondPassRange: ClosedRange<UInt8> = 30...240

  /// Maximum number of rows stored for the second pass.
  private static let maxKeptRows = 1_024

  init(_ page: inout Page, _ context: BlockFeatureContext, _ model: MainContentModel, _ assumed: PageType? = nil) {
    self.model = model
    var rows = FeatureRows()
    if let assumed {
      types = PageType.allCases.map { $0 == assumed ? 255 : 0 }
    } else {
      rows.begin(0)
      PageFeatures.add(&page, context, to: &rows)
      types = model.pageTypes.classScores(rows)
    }
    var first = FirstPassFeatures(context)
    var scores: [UInt8] = []
    var kept = FeatureRowCache(width: model.first.width, maxRows: Self.maxKeptRows)
    scores.reserveCapacity(context.count)
    for start in stride(from: 0, to: context.count, by: FeatureRows.capacity) {
      let blocks = start..<min(start + FeatureRows.capacity, context.count)
      for (row, i) in blocks.enumerated() {
        rows.begin(row)
        first.add(i, to: &rows)
      }
      let passScores = model.first.scores(rows, count: blocks.count)
      for row in passScores.indices where Self.secondPassRange ~= passScores[row] { kept.append(row, of: rows) }
      scores += passScores
    }
    let second = SecondPassFeatures(context, scores: scores, types: types)
    var asked: [Int] = []
    var before = 0
    for i in 0...context.count {
      if asked.count == FeatureRows.capacity || i == context.count {
        for (index, score) in zip(asked, model.second.scores(rows, count: asked.count)) { scores[index] = score }
        before += asked.count
        asked.removeAll(keepingCapacity: true)
      }
      guard i < context.count, Self.secondPassRange ~= second.scores[i] else { continue }
      rows.begin(asked.count)
      if let features = kept[before + asked.count] { rows.add(features) } else { first.add(i, to: &rows) }
      second.add(i, to: &rows)
      asked.append(i)
    }
    (self.first, self.second, self.scores) = (first, second, scores)
  }

  var pageType: PageType {
    let best = types.indices.max { types[$0] < types[$1] } ?? 0
    return PageType.allCases[best]
  }

  /// Whether the page is an article with a score above one half; the most probable type may have less.
  var isArticle: Bool { pageType == .article && (types.max() ?? 0) > 127 }

  /// Whether the score for an article is below one fifth.
  var isHardlyArticle: Bool { zip(PageType.allCases, types).contains { $0 == .article && $1 < 51 } }

  var typesText: String {
    zip(PageType.allCases, types).sorted { $0.1 > $1.1 }.prefix(3).map { "\($0.rawValue) \(Self.share($1))" }.joined(separator: ", ")
  }

  /// The score, the threshold, and the three features of the greatest weight.
  func explanation(_ i: Int, _ threshold: Int) -> Reason.Score {
    let isDoubtful = Self.secondPassRange ~= second.scores[i]
    let forest = isDoubtful ? model.second : model.first
    var rows = FeatureRows()
    var first = first
    rows.begin(0)
    first.add(i, to: &rows)
    if isDoubtful { second.add(i, to: &rows) }
    let weights = forest.topContributions(rows.bytes, 3).map { "\(model.featureNames[$0.feature]) \($0.weight < 0 ? "−" : "+")" }
    let needed = UInt8(threshold)
    return Reason.Score(
      hundredths: Self.hundredths(scores[i]), needed: Self.hundredths(needed),
      text: "score \(Self.share(scores[i])), under \(Self.share(needed)); weighed most: \(weights.joined(separator: ", "))")
  }

  private static func hundredths(_ byte: UInt8) -> Int { (Int(byte) * 100 + 127) / 255 }

  /// A byte as a fraction of one, to two digits.
  static func share(_ byte: UInt8) -> String {
    let hundredths = hundredths(byte)
    return hundredths == 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
