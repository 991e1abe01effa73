package import Winnow

/// Drops blocks that occur on many pages of a site: slogans, calls to subscribe, notices that no other stage detects.
///
/// Requires a survey of the site. Code and cells are exempt: they repeat legitimately.
package struct DropBoilerplate: SurveyingStage {
  package static let name: StepName = "drop-boilerplate"
  package static let summary =
    "Drops blocks that occur on many pages of the site; needs a survey of several pages, and has no effect without one."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let examples = [
    Example(
      "without a survey nothing is known",
      "<p>Folgen Sie uns auf allen Kanälen und verpassen Sie nichts.<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden."),
    Example(
      "a call that stands on all pages", "<p>Ein neuer Park ist eröffnet worden.<p>⟦Folgen Sie uns auf allen Kanälen!⟧",
      otherPages: [
        "<p>Das Brot wird teurer.<p>Folgen Sie uns auf allen Kanälen.", "<p>Die Fähre hat Verspätung.<p>Folgen Sie uns auf allen Kanälen.",
      ]),
    Example(
      "a copy of other pages keeps its text", "<p>Ein neuer Park ist eröffnet worden.<p>Der alte bleibt offen.",
      otherPages: [
        "<p>Ein neuer Park ist eröffnet worden.<p>Der alte bleibt offen.",
        "<p>Ein neuer Park ist eröffnet worden.<p>Der alte bleibt offen.",
      ]),
    Example(
      "the same words twice on one page", "<p>Ein neuer Park ist da.<p>Ein neuer Park ist da.",
      otherPages: ["<p>Das Brot wird teurer.", "<p>Die Fähre hat Verspätung."]),
  ]
  @Option("The minimum share of a site's pages that contain the block.", in: 0...1) package var minPageShare = 0.5
  @Option("The minimum number of pages of the site.", in: 2...10_000) package var minPages = 3
  @Option("The minimum character count of a compared block.", in: 1...10_000) package var minCharacters = 12
  package init() {}

  /// A page that shares this much of its text is a copy: a print version, an article under two URLs.
  private static let copyShare = 0.8

  /// The blocks that occur on many pages.
  package struct Findings: Sendable, Codable {
    /// The number of surveyed pages.
    package var surveyed: Int
    /// Folded texts, with their page counts.
    package var blocks: [String: Int]
  }

  /// Bytes: a longer text is not boilerplate, and would make the findings large.
  private static let maxLength = 600

  package var minimumPages: Int { minPages }

  package func siteFeatures(of page: Page) -> [String] { page.blocks.compactMap { key(of: $0, page) } }

  package func findings(of frequency: DocumentFrequency) -> Findings {
    Findings(surveyed: frequency.pages, blocks: frequency.shared(by: minPages, share: minPageShare))
  }

  private func key(of block: Block, _ page: Page) -> String? {
    guard block.characterCount >= minCharacters, block.textRange.count <= Self.maxLength, block.kind != .code, block.kind != .cell else {
      return nil
    }
    let key = FoldedText.key(page.text(of: block))
    return key.isEmpty ? nil : key
  }

  package func run(on page: inout Page) throws {}

  package func run(on page: inout Page, knowing findings: Findings) throws {
    let blocks = page.blocks
    let shared = blocks.compactMap { block in key(of: block, page).flatMap { findings.blocks[$0] }.map { (block, $0) } }
    let characterCount = shared.reduce(0) { $0 + $1.0.characterCount }
    guard Double(characterCount) < Double(blocks.reduce(0) { $0 + $1.characterCount }) * Self.copyShare else { return }
    for (block, count) in shared {
      page.drop(block, because: Reason("on many pages of the site", "on \(count) of \(findings.surveyed)"))
    }
  }
}
