import Winnow

/// Main content as a model judges it.
struct ModelSelection {
  let model: MainModel
  let mode: SelectionMode
  let assumed: PageType?

  func run(on page: inout Page) {
    guard page.record.confidence == nil else { return }   // what a second run would see is its own choice
    let scene = BlockScene(&page)
    guard !scene.blocks.isEmpty else { return page.set(.add(.warnings, "no main content"), because: "no text stands") }
    let judged = Judgement(&page, scene, model, assumed)
    let expected = ExpectedF1(scene.letters, judged.scores)
    let threshold = threshold(judged, scene, expected)
    page.set(.text(.pageType, judged.pageType.rawValue), because: assumed == nil ? Reason("model \(model.name)") { judged.typesText } : "assumed")
    let confidence = Double(expected.hundredths(least: threshold)) / 100
    page.set(.confidence(confidence), because: Reason("model \(model.name)", "the F1 that the scores lead to expect"))
    let stays = scene.all.map { judged.scores[$0] >= threshold || isBetween($0, judged, scene, threshold) }
    for (i, block) in scene.blocks.enumerated() where !stays[i] {
      page.drop(block, because: Reason("not main content") { judged.explanation(i, threshold) })
    }
    let kept = scene.all.filter { stays[$0] }
    if judged.isArticle {
      dropLinksAboveTitle(scene, kept, &page)
      LinkRuns.drop(kept.map { scene.blocks[$0] }, from: &page)
    }
    if kept.isEmpty {
      page.set(.add(.warnings, "no main content"), because: Reason("no block over the threshold", share(UInt8(clamping: threshold))))
    } else if confidence < Self.little {
      page.set(.add(.warnings, "little confidence in the main content"), because: Reason("confidence", "\(confidence)"))
    }
  }

  /// So many letters outside links are worth more than what an advertisement between paragraphs is called.
  private static let leastBetween = 24

  /// Whether a block that is in doubt, and says nothing against itself, stands between two siblings that stay: nothing is cut out
  /// of the middle of a text.
  private func isBetween(_ i: Int, _ judged: Judgement, _ scene: BlockScene, _ threshold: Int) -> Bool {
    guard i > 0, i + 1 < scene.blocks.count, judged.scores[i] >= threshold / 2, judged.scores[i - 1] >= threshold, judged.scores[i + 1] >= threshold,
          scene.unlinked[i] >= Self.leastBetween, scene.unlinked[i] * 2 >= scene.letters[i],
          scene.groups[scene.containers[i]] & ElementGroups.inserted == 0 else { return false }
    let parent = scene.tree.parent(of: scene.containers[i])
    return scene.tree.parent(of: scene.containers[i - 1]) == parent && scene.tree.parent(of: scene.containers[i + 1]) == parent
  }

  /// Under this confidence a record says so.
  private static let little = 0.5

  /// Sections and breadcrumbs above an article's own heading lead to it and are none of it.
  private func dropLinksAboveTitle(_ scene: BlockScene, _ kept: [Int], _ page: inout Page) {
    for i in kept.prefix(while: { $0 < scene.title ?? 0 }) where scene.unlinked[i] * 2 < scene.letters[i] {
      page.drop(scene.blocks[i], because: "links above the title")
    }
  }

  /// An article has little that is in doubt, so less is given to doubt: the development sets of news
  /// are best between 0.5 and 0.6, and the articles that the model learned from lose nothing there.
  private static let articleFloor = 136

  /// A page of so few blocks has not much that could stand around its text.
  private static let fewBlocks = 8
  /// What has less than this is nowhere main content, on a page of few blocks and on others.
  private static let leastOfFew = 26, leastOfMany = 64

  /// The least score of a block that stays. Where none has what it takes, the best are taken for what they are, unless they are
  /// next to nothing, or stand in the frame of a page: a cookie notice alone.
  private func threshold(_ judged: Judgement, _ scene: BlockScene, _ expected: ExpectedF1) -> Int {
    let given = model.thresholds[mode] ?? 128
    let usual = judged.isArticle && mode != .recall ? max(given, Self.articleFloor) : given
    guard let best = scene.all.max(by: { judged.scores[$0] < judged.scores[$1] }) else { return usual }
    let most = Int(judged.scores[best])
    if most < usual, scene.isInside(ElementGroups.frame, best) { return usual }
    // Where a page is one paragraph, there is nothing to choose among.
    if scene.blocks.count == 1, scene.unlinked[best] * 2 >= scene.letters[best] { return min(most, usual) }
    // Of shops, listings and forums the scores are less sure than of articles: one threshold for all of them loses many pages.
    let threshold = mode == .balanced && judged.isHardlyArticle ? max(expected.bestLeast, Self.leastOfMany) : usual
    // Whoever knows that there is an article is given the best of the page.
    let least = assumed == .article || scene.blocks.count <= Self.fewBlocks ? Self.leastOfFew : Self.leastOfMany
    return most >= threshold || most < least ? threshold : max(most * 6 / 10, Self.leastOfFew)
  }
}

/// What the model said of a page. A class, so that the reason of each dropped block keeps it by one retain, and says it in
/// words only when somebody asks.
final class Judgement: Sendable {
  private let model: MainModel
  private let features: BlockFeatures
  private let second: SecondLook
  let types: [UInt8]
  let scores: [UInt8]

  /// Only a block that the first look gives such a score is looked at again: what has less or more is settled.
  private static let doubtful: ClosedRange<UInt8> = 30...240

  /// So many rows are made and judged at a time: a page may have a million blocks, and a row is larger than most of them.
  private static let rowsAtOnce = 1_024

  init(_ page: inout Page, _ scene: BlockScene, _ model: MainModel, _ assumed: PageType? = nil) {
    self.model = model
    if let assumed {
      types = PageType.allCases.map { $0 == assumed ? 255 : 0 }
    } else {
      types = model.pageTypes.classScores(FeatureTable(PageFeatures.row(&page, scene)))
    }
    features = BlockFeatures(scene)
    var first: [UInt8] = [], open: [(blocks: [Int], table: FeatureTable)] = [], row = FeatureRow()
    first.reserveCapacity(scene.blocks.count)
    for start in stride(from: 0, to: scene.blocks.count, by: Self.rowsAtOnce) {
      let blocks = start..<min(start + Self.rowsAtOnce, scene.blocks.count)
      var table = FeatureTable(rows: blocks.count)
      for i in blocks {
        row.clear()
        features.add(i, to: &row)
        table.write(row, to: i - start)
      }
      first += model.first.scores(table)
      let doubtful = blocks.filter { Self.doubtful ~= first[$0] }
      open.append((doubtful, table.only(doubtful.map { $0 - start })))
    }
    second = SecondLook(scene, scores: first, types: types)
    var scores = first
    for (blocks, var table) in open {
      for (place, i) in blocks.enumerated() {
        row.clear()
        second.add(i, to: &row)
        table.write(row, to: place, behind: model.first.width)
      }
      for (i, score) in zip(blocks, model.second.scores(table)) { scores[i] = score }
    }
    self.scores = scores
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
    zip(PageType.allCases, types).sorted { $0.1 > $1.1 }.prefix(3).map { "\($0.rawValue) \(share($1))" }.joined(separator: ", ")
  }

  /// The score, the threshold, and the three features that weighed most.
  func explanation(_ i: Int, _ threshold: Int) -> String {
    let isDoubtful = Self.doubtful ~= second.scores[i], forest = isDoubtful ? model.second : model.first
    var row = FeatureRow()
    features.add(i, to: &row)
    if isDoubtful { second.add(i, to: &row) }
    let weights = forest.weightiest(row.bytes, 3).map { "\(model.names.second[$0.feature]) \($0.weight < 0 ? "−" : "+")" }
    return "score \(share(scores[i])), under \(share(UInt8(threshold))); weighed most: \(weights.joined(separator: ", "))"
  }
}

/// A byte as a share of one, to two digits.
private func share(_ byte: UInt8) -> String {
  let hundredths = (Int(byte) * 100 + 127) / 255
  return hundredths == 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
}
