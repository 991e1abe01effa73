import Testing
import Winnow

@testable import WinnowStages

@Suite struct CoherenceTests {
  private static let before = "<article><p>The pond has been dug, and the path along the old railway has been laid.</p>"
  private static let after = "<p>He thanked the helpers, who had come from all parts of the town to plant trees.</p></article>"

  @Test(arguments: [
    ("<dl><dt>Open<dd>Daily<dt>Closed<dd>Never</dl>", 90, true), ("<dl><dt>Open<dd>Daily<dt>Closed<dd>Never</dl>", 50, false),
    ("<ul><li><a href=/1>A park</a><li><a href=/2>A pond</a></ul>", 90, false),
    ("<ul><li>27. September 2018</ul>", 90, false),
    ("<details><summary>More</summary><p>Ten metres.</details>", 90, true),
    ("<details><summary>More</summary><p class=newsletter>Sign up.</details>", 90, false),
    ("<div class=accordion><h4><a href=#a>Deep</a></h4><div id=a>Ten metres.</div></div>", 90, true),
    ("<div><p>How deep is the pond?<p>Ten metres, they say.</div>", 90, true),
    ("<div><p>How deep is the pond?<label><input type=radio>Ten metres</label><p>Vote for one</div>", 90, false),
    ("<div><p>Ann Lee<p>Writer of this paper</div>", 90, false),
    ("<div class='alert alert-warning'><p>Warning<p>It is slippery.</div>", 90, true),
    ("<div class='alert alert-warning'><p>Warning<p>It is slippery.</div>", 30, false),
    ("<div class=alert><p>Sign up.<input></div>", 90, false),
    ("<blockquote><footer>Ann Lee</footer></blockquote>", 40, false),
    ("<blockquote><p>It is deep.</p><footer>Ann Lee</footer></blockquote>", 90, true),
    ("<blockquote><p>It is deep.</p></blockquote>", 40, false),
    ("<blockquote><p><a href=/b>It is deep.</a></p></blockquote>", 90, false),
    ("<div class=syntaxhighlighter><table><tr><td><div>1</div><td><div>let a = 1</div></table></div>", 60, true),
    ("<figure><svg></svg><figcaption>The depth</figcaption></figure>", 40, true),
    ("<div role=list><div role=listitem>Boots</div><div role=listitem>A coat</div></div>", 90, true),
  ])
  func `a group between paragraphs is kept or dropped as one`(_ whole: String, _ score: UInt8, _ isKept: Bool) throws {
    var page = Page(try Tree(html: Array((Self.before + whole + Self.after).utf8)))
    let context = BlockFeatureContext(&page)
    let last = context.count - 1
    var coherence = Coherence(
      context, context.all.map { $0 == 0 || $0 == last ? 200 : score }, threshold: 120, context.all.map { $0 == 0 || $0 == last })
    coherence.restore(page, isProse: true)
    #expect(coherence.isKept == context.all.map { $0 == 0 || $0 == last || isKept })
  }

  @Test(arguments: [
    ("<table><caption>Boats</caption><tr><th><div>Boat</div><th><div>Night</div><tr><td>The old one<td>Thursday</table>", true),
    ("<figure><table><tr><td>The old one<td>Thursday</table><figcaption>Boats</figcaption></figure>", true),
    ("<figure><img src=/a.jpg><figcaption>Boats</figcaption></figure>", false),
  ])
  func `a caption and column headers are kept with their table`(_ table: String, _ isKept: Bool) throws {
    var page = Page(try Tree(html: Array("<article>\(table)</article>".utf8)))
    let context = BlockFeatureContext(&page)
    let chosen = context.all.map { context.kinds[$0] == .cell }
    var coherence = Coherence(context, chosen.map { $0 ? 200 : 40 }, threshold: 120, chosen)
    coherence.restore(page, isProse: true)
    #expect(coherence.isKept.allSatisfy { $0 } == isKept)
  }

  /// The first of the blocks between the paragraphs is kept, or the last; and the expected result.
  @Test(arguments: [
    ("<ol><li>Dug in 1954<li>Raised in 1990</ol>", [true, true]),
    ("<ol><li>Dug in 1954<li><a href=/b>Raised in 1990</a></ol>", [true, false]),
    ("<blockquote><p>It is deep.</p><footer>Ann Lee</footer></blockquote>", [true, true]),
  ])
  func `blocks that belong to a kept block`(_ whole: String, _ isKept: [Bool]) throws {
    var page = Page(try Tree(html: Array((Self.before + whole + Self.after).utf8)))
    let context = BlockFeatureContext(&page)
    let chosen = context.all.map { $0 != 2 }
    var coherence = Coherence(context, chosen.map { $0 ? 200 : 60 }, threshold: 120, chosen)
    coherence.restore(page, isProse: false)
    #expect(Array(coherence.isKept[1...2]) == isKept)
  }

  @Test(arguments: [("Run this:", 40, true), ("Run this.", 40, false), ("Run this.", 70, true)])
  func `a line that introduces kept code`(_ line: String, _ score: UInt8, _ isKept: Bool) throws {
    var page = Page(try Tree(html: Array("<div><p>\(line)</p><pre>npm i pump</pre></div>".utf8)))
    let context = BlockFeatureContext(&page)
    var coherence = Coherence(context, [score, 200], threshold: 120, [false, true])
    coherence.restore(page, isProse: true)
    #expect(coherence.isKept == [isKept, true])
  }

  @Test func `code is kept under its tabs`() throws {
    let code = "<div><div><button>npm</button><button>yarn</button></div><pre>npm i pump</pre></div>"
    var page = Page(try Tree(html: Array((Self.before + code + Self.after).utf8)))
    let context = BlockFeatureContext(&page)
    let chosen = context.all.map { $0 == 0 || $0 == context.count - 1 }
    var coherence = Coherence(context, chosen.map { $0 ? 200 : 40 }, threshold: 120, chosen)
    coherence.restore(page, isProse: true)
    #expect(context.all.filter { coherence.isKept[$0] && !chosen[$0] }.map { context.kinds[$0] } == [.code])
  }

  private static let doubted =
    "<p>The third came by boat at night, and told nobody what he had seen out there on the water, not even his own brother, who had waited for him on the pier."
  @Test(arguments: [
    (before + doubted + after, 70, true), (before + doubted + after, 40, false),
    (before + "<aside>\(doubted)</aside>" + after, 70, false),
    (before + "<p>He thanked the helpers, who had come.</p>" + doubted, 100, true),
    (before + "<p>He thanked the helpers, who had come.</p>" + doubted, 70, false),
  ])
  func `a paragraph of the same template as its neighbours is kept`(_ html: String, _ score: UInt8, _ isKept: Bool) throws {
    let other =
      "<p>The pond has been dug out, and the path along the old railway has been laid, and both are open to all who live there, and to all who come by.</p>"
    var page = Page(try Tree(html: Array(html.replacing("<article>", with: "<article>" + other).replacing("</article>", with: other).utf8)))
    let context = BlockFeatureContext(&page)
    let doubted = try #require(context.all.first { page.text(of: context.blocks[$0]).hasPrefix("The third") })
    var coherence = Coherence(
      context, context.all.map { $0 == doubted ? score : 200 }, threshold: 120, context.all.map { $0 != doubted })
    coherence.restore(page, isProse: false, isArticle: true)
    #expect(coherence.isKept[doubted] == isKept)
  }

  @Test(arguments: [
    ("<p>\(standfirst)</p>", true), ("<header><h2>\(standfirst.dropLast(20))…</h2></header>", true), ("<p>Harrow. \(standfirst)</p>", true),
    ("<aside><p>\(standfirst)</p></aside>", false), ("<p>What nobody has told the council so far, they will hear on Monday.</p>", false),
  ])
  func `a standfirst that equals the description is kept`(_ html: String, _ isKept: Bool) throws {
    var page = Page(try Tree(html: Array("<h1>A pond</h1>\(html)<p>Ann Lee</p>\(Self.before)\(Self.after)".utf8)))
    page.set(.text(.title, "A pond"), because: "test")
    page.set(.text(.description, Self.standfirst), because: "test")
    let context = BlockFeatureContext(&page)
    let chosen = context.all.map { $0 > 2 }
    var coherence = Coherence(context, chosen.map { $0 ? 200 : 20 }, threshold: 120, chosen)
    coherence.restore(page, isProse: true, isArticle: true)
    #expect(coherence.isKept[1] == isKept)
    #expect(!coherence.isKept[2])
  }

  private static let standfirst = "The town has a pond again, after forty years without one, and it cost less than was feared."

  @Test func `linked headlines are not headings of the text`() throws {
    func kept(_ count: Int) throws -> Int {
      let headlines = (1...count).map { "<li><h4><a href=/\($0)>The survey of year \($0)</a></h4>" }.joined()
      var page = Page(try Tree(html: Array("<p>Text.</p><h3>More:</h3><ul>\(headlines)</ul><p>Text.".utf8)))
      LinkRuns.drop(Array(page.blocks), from: &page)
      return page.blocks.count
    }
    #expect(try kept(3) == 2)
    #expect(try kept(2) == 5)
  }

  @Test func `links that a sentence introduces are a list of the text`() throws {
    func kept(_ introduction: String) throws -> Int {
      var page = Page(
        try Tree(html: Array("<p>\(introduction)</p><ul><li><a href=/1>The survey</a><li><a href=/2>The letter</a></ul>".utf8)))
      LinkRuns.drop(Array(page.blocks), from: &page)
      return page.blocks.count
    }
    #expect(try kept("The papers that the board has published so far are these:") == 3)
    #expect(try kept("Read on:") == 1)
    #expect(try kept("The papers that the board has published are in the hall.") == 1)
  }
}
