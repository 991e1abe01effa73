public import Winnow

/// Drops the block at the end of most pages of a site, such as “Follow us on our channel”.
public struct DropSignOff: SurveyingStage {
  public static let name: StepName = "drop-sign-off"
  public static let summary = "Drops the block at the end of most pages of a site; needs a survey of the site."
  public static let examples = [
    Example(
      "the last words of every page", "<p>It rains.<p>⟦Follow us on our channel⟧",
      otherPages: ["<p>It snows.<p>Follow us on our channel", "<p>The sun shines.<p>Follow us on our channel"]),
    Example("pages that end each in its own way", "<p>It rains.<p>The end", otherPages: ["<p>It snows.<p>Goodbye", "<p>The sun shines."]),
    Example("a page alone", "<p>It rains.<p>Follow us on our channel"),
  ]
  @Option("The minimum share of the site's pages that end so.", in: 0.1...1) public var minPageShare = 0.5
  public init() {}

  /// The common final block of a site's pages. `Codable`, so that `winnow survey` can write it to a file.
  public struct Findings: Sendable, Codable {
    var endings: Set<String> = []
  }

  public func siteFeatures(of page: Page) -> [String] { page.blocks.last.map { [page.text(of: $0)] } ?? [] }

  public func findings(of frequency: DocumentFrequency) -> Findings {
    Findings(endings: Set(frequency.shared(by: 2, share: minPageShare).keys))
  }

  public func run(on page: inout Page, knowing findings: Findings) throws {
    guard let last = page.blocks.last, findings.endings.contains(page.text(of: last)) else { return }
    page.drop(last, because: "the site's last words")
  }

  public func run(on page: inout Page) throws {}
}
