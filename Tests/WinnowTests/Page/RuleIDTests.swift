import Testing
import Winnow
import WinnowStages

/// Rules are values: no stage depends on the wording of another stage's rule.
@Suite struct RuleIDTests {
  private static let html = """
    <title>The bridge opens</title><article><h1>The bridge opens</h1><p>The new bridge over the river was opened on Monday, after two years \
    of work that the town had waited for.</p></article><div class=comments><p>What a lovely bridge, and how long it took to build it.</p></div>
    """

  @Test func `rules are equal by name`() {
    let (kind, rule): (String, RuleID) = ("list", "link list")
    #expect(rule == RuleID("link \(kind)") && rule == "link \(kind)" && rule.description == "link list" && "\(rule)" == "link list")
    #expect(Reason(rule, "8 links").description == "link list: 8 links" && Reason(rule).description == "link list")
    #expect(RuleID("").isEmpty && !rule.isEmpty)
  }

  /// A third-party stage with the rules of a built-in one.
  struct Mimic: Stage {
    static let name: StepName = "mimic"
    static let summary = "Drops comments under another stage's rule, and sets a confidence."
    static let examples: [Example] = []
    @Option("Whether comments go.") var drop = false
    init() {}
    func run(on page: inout Page) throws {
      page.set(.confidence(0.25), because: "a guess")
      for node in page.tree.elements(.div) where drop { page.drop(node, because: "another article") }
    }
  }

  @Test func `another stage's rule names are not parsed`() throws {
    var page = Page(try Tree(html: Array(Self.html.utf8), charset: "utf-8"))
    var mimic = Mimic()
    mimic.drop = true
    try page.run(mimic)
    try page.run(DropComments())
    #expect(page.record[.comments].count == 1)
  }

  /// A third-party stage that sets a time and records another as a candidate.
  struct Chronicler: Stage {
    static let name: StepName = "chronicler"
    static let summary = "Sets a publication time, and adds another as a candidate."
    static let examples: [Example] = []
    func run(on page: inout Page) throws {
      page.set(.text(.published, "2024-03-06"), because: "a guess")
      page.addCandidate(.text(.published, "2024-03-05T10:00:00Z"), because: "another guess")
    }
  }

  @Test func `candidates in the journal are not read by stages`() throws {
    let html = "<html lang=en><h1>The bridge opens</h1><p class=date>March 5, 2024</p><p>It was opened on Monday."
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"))
    try page.run(Chronicler())
    try page.run(FindDate())
    #expect(page.record[.published] == "2024-03-05")
  }

  @Test func `the type of a detail determines its meaning`() throws {
    let tree = try Tree(html: Array("<p>a".utf8), charset: "utf-8")
    let node = try #require(tree.first(.p))
    let score = Reason.Score(hundredths: 4, needed: 53, text: "4 of 53")
    let scored = Reason("a rule", of: 7) { $0 == 7 ? score : Reason.Score(hundredths: 0, needed: 0, text: "") }
    #expect(scored.detail == "4 of 53" && scored.score == score && scored.elementName == nil)
    #expect(Reason("a rule", at: node).detail == node.path && Reason("a rule", at: node).isPathAlone)
    #expect(Reason("a rule", named: "nav").detail == "nav" && Reason("a rule", named: "nav").elementName == "nav")
    let plain = Reason("a rule", node.path)
    #expect(!plain.isPathAlone && plain.score == nil && plain.elementName == nil && plain == Reason("a rule", at: node))
  }

  @Test func `authors and attributions are stored with their blocks`() throws {
    let tree = try Tree(html: Array("<p>a<p>b".utf8), charset: "utf-8")
    var page = Page(tree)
    page.set(.author(Author(name: "A")), at: tree.blocks[0], because: "x")
    page.set(.author(Author(name: "A")), at: tree.blocks[1], because: "said again")
    page.set(.text(.site, "S"), at: tree.blocks[1], because: "x")
    page.set(.author(Author(name: "B")), because: "of no block")
    #expect(page.locatedValues.map(\.author?.name) == ["A"] && page.locatedValues.map(\.nodes) == [tree.blocks[0].nodes])
    #expect(page.replaying(page.journal).locatedValues.count == 1)
  }

  @Test func `main content is selected once, even if another stage set a confidence`() throws {
    var page = Page(try Tree(html: Array(Self.html.utf8), charset: "utf-8"))
    try page.run(Mimic())
    try page.run(SelectMain())
    let edits = page.journal.edits
    #expect(page.record[.pageType] != nil)
    #expect(page.journal.edits(of: "select-main").contains { $0.change == .drop })
    try page.run(SelectMain())
    #expect(page.journal.edits == edits)
  }
}
