import Winnow

/// Main content as a model judges it.
struct ModelSelection {
  let model: MainModel
  let mode: SelectionMode

  func run(on page: inout Page) {
    guard page.record.confidence == nil else { return }   // what a second run would see is its own choice
    let scene = BlockScene(&page)
    guard !scene.blocks.isEmpty else { return }
    let judged = Judgement(&page, scene, model)
    let threshold = threshold(judged, scene)
    page.set(.pageType(judged.pageType.rawValue), because: Reason("model \(model.name)") { judged.typesText })
    let confidence = confidence(judged, scene, threshold)
    page.set(.confidence(confidence), because: Reason("model \(model.name)", "the F1 that the scores lead to expect"))
    var keepsAny = false
    for (i, block) in scene.blocks.enumerated() {
      if judged.scores[i] >= threshold { keepsAny = true; continue }
      page.drop(block, because: Reason("not main content") { judged.explanation(i, threshold) })
    }
    if !keepsAny { page.set(.warning("no main content"), because: Reason("no block over the threshold", "\(share(UInt8(threshold)))")) }
  }

  private func threshold(_ judged: Judgement, _ scene: BlockScene) -> Int {
    let usual = model.thresholds[mode] ?? 128
    guard judged.pageType == .article else { return usual }
    var due = [Int](repeating: 0, count: 256), letters = due
    for (count, score) in zip(scene.letters, judged.scores) {
      letters[Int(score)] += count
      due[Int(score)] += count * Int(score)
    }
    let all = due.reduce(0, +)
    var best = usual, most = 0.0, kept = 0, right = 0
    for score in stride(from: 255, through: 1, by: -1) {
      kept += letters[score] * 255
      right += due[score]
      let figure = Double(2 * right) / Double(max(1, kept + all))
      if figure > most { (best, most) = (score, figure) }
    }
    return max(best, usual)
  }

  /// Twice what is rightly kept over all that is kept and all that should be, both as the scores lead to expect, 0 to 1.
  private func confidence(_ judged: Judgement, _ scene: BlockScene, _ threshold: Int) -> Double {
    var right = 0, kept = 0, due = 0
    for (count, score) in zip(scene.letters, judged.scores) {
      due += count * Int(score)
      guard score >= threshold else { continue }
      kept += count * 255
      right += count * Int(score)
    }
    return kept + due == 0 ? 0 : Double(200 * right / (kept + due)) / 100
  }
}

/// What the model said of a page. A class, so that the reason of each dropped block keeps it by one retain, and says it in
/// words only when somebody asks.
final class Judgement: Sendable {
  private let model: MainModel
  private let rows: [FeatureRow]
  let types: [UInt8]
  let scores: [UInt8]

  /// A block that the first look gives less than this, 0 to 255, is not looked at again.
  private static let settled: UInt8 = 5

  init(_ page: inout Page, _ scene: BlockScene, _ model: MainModel) {
    self.model = model
    let whole = PageFeatures.row(&page, scene)
    types = model.pageTypes.classScores(whole.bytes)
    let features = BlockFeatures(scene, page: whole)
    var rows = scene.blocks.indices.map { features.row($0) }
    var scores = model.first.scores(rows.lazy.map(\.bytes))
    let second = SecondLook(scene, scores: scores, types: types)
    let doubtful = scores.indices.filter { scores[$0] >= Self.settled }
    for i in doubtful { rows[i] = second.row(i, after: rows[i]) }
    for (i, score) in zip(doubtful, model.second.scores(doubtful.lazy.map { rows[$0].bytes })) { scores[i] = score }
    (self.rows, self.scores) = (rows, scores)
  }

  var pageType: PageType {
    let best = types.indices.max { types[$0] < types[$1] } ?? 0
    return PageType.allCases[best]
  }

  var typesText: String {
    zip(PageType.allCases, types).sorted { $0.1 > $1.1 }.prefix(3).map { "\($0.rawValue) \(share($1))" }.joined(separator: ", ")
  }

  /// The score, the threshold, and the three features that weighed most.
  func explanation(_ i: Int, _ threshold: Int) -> String {
    let row = rows[i].bytes, forest = row.count == model.second.width ? model.second : model.first
    let weights = forest.weightiest(row, 3).map { "\(model.secondNames[$0.feature]) \($0.weight < 0 ? "−" : "+")" }
    return "score \(share(scores[i])), under \(share(UInt8(threshold))); weighed most: \(weights.joined(separator: ", "))"
  }
}

/// A byte as a share of one, to two digits.
private func share(_ byte: UInt8) -> String {
  let hundredths = (Int(byte) * 100 + 127) / 255
  return hundredths == 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
}
