import Testing
import Winnow
import WinnowStages

/// Rules are values: what a stage does depends on none that another one happens to have written.
@Suite struct RuleIDTests {
  private static let html = """
    <title>The bridge opens</title><article><h1>The bridge opens</h1><p>The new bridge over the river was opened on Monday, after two years \
    of work that the town had waited for.</p></article><div class=comments><p>What a lovely bridge, and how long it took to build it.</p></div>
    """

  @Test func `a rule is its name, however it is made`() {
    let (kind, rule): (String, RuleID) = ("list", "link list")
    #expect(rule == RuleID("link \(kind)") && rule == "link \(kind)" && rule.description == "link list" && "\(rule)" == "link list")
    #expect(Reason(rule, "8 links").description == "link list: 8 links" && Reason(rule).description == "link list")
    #expect(RuleID("").isEmpty && !rule.isEmpty)
  }

  /// A stage of somebody else, which speaks as built-in ones do.
  struct Mimic: Stage {
    static let name: StepName = "mimic"
    static let summary = "Drops comments under another stage's rule, and sets a confidence."
    static let examples: [Example] = []
    @Option("Whether comments go.") var drop = false
    init() {}
    func run(on page: inout Page) throws {
      page.set(.confidence(0.25), because: "a guess")
      for node in page.tree.all(.div) where drop { page.drop(node, because: "another article") }
    }
  }

  @Test func `the words of another stage's rule are no data`() throws {
    var page = Page(try Tree(html: Array(Self.html.utf8), charset: "utf-8"))
    var mimic = Mimic()
    mimic.drop = true
    try page.run(mimic)
    try page.run(DropComments())
    #expect(page.record[.comments].count == 1)
  }

  @Test func `main content is selected where another stage has set a confidence, and once`() throws {
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
