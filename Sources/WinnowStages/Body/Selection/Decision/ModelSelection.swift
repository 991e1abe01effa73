import Winnow

/// Selects the main content by the scores of a model.
struct ModelSelection {
  let model: MainContentModel
  let mode: SelectionMode
  let assumed: PageType?

  func run(on page: inout Page) {
    guard !page.isSelected else { return }  // a second run would score its own selection
    defer { page.isSelected = true }
    guard let choice = choice(&page) else { return page.set(.add(.warnings, "no main content"), because: "no text stands") }
    if let fallback = choice.fallback(page) {
      page = fallback
      page.set(.text(.pageType, choice.pageType.rawValue), because: assumed == nil ? Reason("model \(model.name)") : "assumed")
      page.set(
        .confidence(choice.confidence), because: Reason("model \(model.name)", "the F1 that the scores lead to expect of its own choice"))
      return page.set(
        .add(.warnings, "the model keeps almost none of the page's prose; the main content is selected by text density"),
        because: Reason(Reason.fallback, "density"))
    }
    // Holding a copy of the page makes its next edit copy all node states.
    let explanation = LazyExplanation(choice.blockScores.map { .known($0) } ?? .page(page.withoutJournal), model, assumed)
    page.set(
      .text(.pageType, choice.pageType.rawValue), because: assumed == nil ? Reason("model \(model.name)") { explanation.types } : "assumed")
    page.set(.confidence(choice.confidence), because: Reason("model \(model.name)", "the F1 that the scores lead to expect"))
    let score = explanation.explanation(choice.threshold)
    page.reserveCapacity(forEdits: choice.isKept.count { !$0 })
    for i in choice.isKept.indices where !choice.isKept[i] {
      page.drop(choice.blocks[i], because: Reason("not main content", of: i, score: score))
    }
    let kept = choice.isKept.indices.filter { choice.isKept[$0] }
    if choice.isArticle {
      // Sections and breadcrumbs above the article's heading are not part of it.
      for i in kept.prefix(while: { $0 < choice.title ?? 0 })
      where choice.blocks[i].unlinkedCharacterCount * 2 < choice.blocks[i].characterCount {
        page.drop(choice.blocks[i], because: "links above the title")
      }
      LinkRuns.drop(kept.map { choice.blocks[$0] }, from: &page)
    }
    if kept.isEmpty {
      page.set(
        .add(.warnings, "no main content"),
        because: Reason("no block over the threshold", BlockScores.share(UInt8(clamping: choice.threshold))))
    } else if choice.confidence < Self.lowConfidence {
      page.set(.add(.warnings, "little confidence in the main content"), because: Reason("confidence", "\(choice.confidence)"))
    }
  }

  /// Below this confidence the record has a warning.
  private static let lowConfidence = 0.5

  /// Maximum number of blocks for which scores are stored; see ``LazyExplanation``.
  private static let maxKeptBlocks = 4_096

  /// The selection of a page's blocks.
  struct Choice {
    let blockScores: BlockScores?
    let blocks: KeptBlocks, isKept: [Bool]
    /// The index of the block with the page's own title.
    let title: Int?
    let pageType: PageType, isArticle: Bool
    /// 0 to 1.
    let confidence: Double
    /// The minimum score of a block that is kept for its own score.
    let threshold: Int
  }

  /// `nil` if no text is kept.
  private func choice(_ page: inout Page) -> Choice? {
    let context = BlockFeatureContext(&page)
    guard context.count > 0 else { return nil }
    let blockScores = BlockScores(&page, context, model, assumed)
    let expected = ExpectedF1(context.all.lazy.map(context.characterCount), blockScores.scores)
    let threshold = threshold(blockScores, context, expected)
    var coherence = Coherence(
      context, blockScores.scores, threshold: threshold,
      context.all.map { blockScores.scores[$0] >= threshold || isBetween($0, blockScores, context, threshold) })
    coherence.restore(
      page, isProse: ![.product, .collection, .listing, .service].contains(blockScores.pageType), isArticle: blockScores.isArticle)
    return Choice(
      blockScores: context.count <= Self.maxKeptBlocks ? blockScores : nil, blocks: context.blocks, isKept: coherence.isKept,
      title: context.title, pageType: blockScores.pageType, isArticle: blockScores.isArticle,
      confidence: Double(expected.hundredths(threshold: threshold)) / 100, threshold: threshold)
  }

  /// Unlinked characters: shorter blocks between paragraphs may be labels of advertisements.
  private static let minLengthBetween = 24

  /// Whether a block with at least half of the threshold is between two kept siblings, and not in an element of ``ElementGroups/nonContent``:
  /// texts are kept without gaps.
  private func isBetween(_ i: Int, _ blockScores: BlockScores, _ context: BlockFeatureContext, _ threshold: Int) -> Bool {
    guard i > 0, i + 1 < context.count, blockScores.scores[i] >= threshold / 2, blockScores.scores[i - 1] >= threshold,
      blockScores.scores[i + 1] >= threshold,
      context.unlinked(i) >= Self.minLengthBetween, context.unlinked(i) * 2 >= context.characterCount(i),
      context.groups[context.containers[i]] & ElementGroups.nonContent == 0
    else { return false }
    let parent = context.tree.parent(of: context.containers[i])
    return context.tree.parent(of: context.containers[i - 1]) == parent && context.tree.parent(of: context.containers[i + 1]) == parent
  }

  /// Minimum threshold for articles: the development sets of news score best between 0.5 and 0.6, and the training articles lose nothing
  /// there.
  private static let articleFloor = 136

  /// A page with at most this number of blocks has little chrome.
  private static let fewBlocks = 8
  /// The minimum score of main content, on a page of few blocks and on others.
  private static let minScoreOfFew = 26, minScoreOfMany = 64

  /// The minimum score of a kept block. If no block reaches it, the best blocks are kept, unless their scores are too low, or they are in
  /// the frame of the page: a lone cookie notice.
  private func threshold(_ blockScores: BlockScores, _ context: BlockFeatureContext, _ expected: ExpectedF1) -> Int {
    let given = model.thresholds[mode] ?? 128
    let usual = blockScores.isArticle && mode != .recall ? max(given, Self.articleFloor) : given
    guard let best = context.all.max(by: { blockScores.scores[$0] < blockScores.scores[$1] }) else { return usual }
    let most = Int(blockScores.scores[best])
    if most < usual, context.isInside(ElementGroups.frame, best) { return usual }
    // A page of one paragraph needs no selection.
    if context.count == 1, context.unlinked(best) * 2 >= context.characterCount(best) { return min(most, usual) }
    // Scores of shops, listings and forums are less certain than those of articles: a common threshold loses many pages.
    let threshold = mode == .balanced && blockScores.isHardlyArticle ? max(expected.bestThreshold, Self.minScoreOfMany) : usual
    // With an assumed type the best block is kept even with a low score.
    let least = assumed == .article || context.count <= Self.fewBlocks ? Self.minScoreOfFew : Self.minScoreOfMany
    return most >= threshold || most < least ? threshold : max(most * 6 / 10, Self.minScoreOfFew)
  }
}
