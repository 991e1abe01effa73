public import Winnow

/// Drops the block that most pages of a site end with, such as “Follow us on our channel”.
public struct DropSignOff: SurveyingStage {
  public static let name: StepName = "drop-sign-off"
  public static let summary = "Drops the block that most pages of a site end with; a page alone is left as it is."
  public static let examples = [
    Example("the last words of every page", "<p>It rains.<p>⟦Follow us on our channel⟧", beside: ["<p>It snows.<p>Follow us on our channel", "<p>The sun shines.<p>Follow us on our channel"]),
    Example("pages that end each in its own way", "<p>It rains.<p>The end", beside: ["<p>It snows.<p>Goodbye", "<p>The sun shines."]),
    Example("a page alone", "<p>It rains.<p>Follow us on our channel"),
  ]
  @Option("The least share of the site's pages that end so.", in: 0.1...1) public var share = 0.5
  public init() {}

  /// What a site's pages end with. `Codable`, so that `winnow survey` can write it to a file.
  public struct Findings: Sendable, Codable {
    var endings: Set<String> = []
  }

  public func survey(_ pages: some Sequence<Page>) -> Findings {
    var counts: [String: Int] = [:], all = 0
    for page in pages {
      all += 1
      if let last = page.blocks.last { counts[page.text(of: last), default: 0] += 1 }
    }
    return Findings(endings: Set(counts.filter { $0.value > 1 && Double($0.value) >= share * Double(all) }.keys))
  }

  public func run(on page: inout Page, knowing findings: Findings) throws {
    guard let last = page.blocks.last, findings.endings.contains(page.text(of: last)) else { return }
    page.drop(last, because: "the site's last words")
  }

  public func run(on page: inout Page) throws {}
}
