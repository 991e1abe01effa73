import Foundation
import Testing
import Winnow

@testable import WinnowStages

/// The parts of selection by a model.
@Suite struct SelectionTests {
  private static let text =
    "Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde. Alle sind froh, sagte die Bürgermeisterin."

  @Test func `the built-in model has this version's features`() throws {
    let model = try MainContentModel(PackageResources.main_model)
    #expect(model.thresholds.count == SelectionMode.allCases.count)
    #expect((model.thresholds[.precision] ?? 0) > (model.thresholds[.recall] ?? 255))
  }

  private static func file(replacing old: String, by new: String) throws -> [UInt8] {
    var file = Data(PackageResources.main_model)
    file.replaceSubrange(try #require(file.range(of: Data(old.utf8))), with: Data(new.utf8))
    return Array(file)
  }

  @Test(arguments: [
    (
      "winnow-model 1", "winnow-model 2",
      #"it is of another version: its first line is "winnow-model 2", and this Winnow reads "winnow-model 1""#
    ),
    ("winnow-model", "another-model", #"it is not a model of main content, whose first line is "winnow-model 1""#),
    (
      #""fingerprint":""#, #""fingerprint":"0"#,
      "it was trained on other features (0\(FeatureSchema.current.fingerprint)) than those of this Winnow (\(FeatureSchema.current.fingerprint)): retrain it"
    ),
    (
      #""fingerprint""#, #""mark""#,
      "it was trained on other features (no fingerprint) than those of this Winnow (\(FeatureSchema.current.fingerprint)): retrain it"
    ),
    (#""thresholds""#, #""limits""#, #"it is damaged: "thresholds" cannot be read"#),
    (#""depth":6"#, #""depth":5"#, #"it is damaged: "first" cannot be read"#),
  ])
  func `an unusable model file is rejected with a message`(_ old: String, _ new: String, _ sentence: String) throws {
    let file = try Self.file(replacing: old, by: new)
    let error = #expect(throws: MainModelError.self) { try MainContentModel(file) }
    #expect(error?.description == sentence)
  }

  @Test func `an empty file is rejected`() { #expect(throws: MainModelError.notAModel) { try MainContentModel([]) } }

  @Test(
    arguments: [
      (letters: [100, 100], scores: [250, 10], threshold: 250),  // only the certain block is kept
      (letters: [100, 100, 50], scores: [120, 90, 20], threshold: 90),  // with little certainty, uncertain blocks are kept
      (letters: [10, 1000], scores: [200, 100], threshold: 100),  // a few characters, however certain, are not enough
      (letters: [0, 0], scores: [40, 30], threshold: 255), (letters: [], scores: [], threshold: 255),
    ] as [(letters: [Int], scores: [UInt8], threshold: Int)])
  func `the threshold with the best expected F1`(letters: [Int], scores: [UInt8], threshold: Int) {
    let expected = ExpectedF1(letters, scores)
    #expect(expected.bestThreshold == threshold)
    #expect((0...255).allSatisfy { expected.value(threshold: $0) <= expected.value(threshold: threshold) })
    #expect(0...1 ~= expected.value(threshold: threshold))
  }

  @Test func `feature names are unique`() throws {
    let names = FeatureSchema.current
    #expect(Set(names.second).count == names.second.count)
    #expect(Set(names.page).count == names.page.count)
    #expect(names.second.starts(with: names.first))
    #expect(names.second.count < FeatureRows.width && names.page.count < FeatureRows.width)
  }

  @Test(arguments: [(0, 0), (1, 12), (3, 24), (7, 36), (1023, 120), (Int.max, 255)])
  func `counts are on a logarithmic scale`(_ count: Int, _ byte: Int) { #expect(FeatureRows.logarithm(count) == UInt8(byte)) }

  @Test func `hashes are numbered in order of first occurrence`() {
    var numbers = HashInterner()
    var known: [UInt64: Int] = [:]
    for k in 0..<5_000 as Range<UInt64> {
      // Few and similar keys, so that slots collide.
      let hash = ((k &* 7_919 % 300) << 7) | ((k & 1) << 63)
      let number = known[hash] ?? known.count
      known[hash] = number
      #expect(numbers.number(hash) == number)
    }
    #expect(numbers.count == known.count && known.count > 299)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1_000]) func `ranks are running counts`(_ count: Int) {
    let things = (0..<count).map { _ in Bool.random() }
    var ranks = RankIndex(capacity: count)
    var known = [0]
    for thing in things {
      ranks.append(thing)
      known.append(known[known.count - 1] + (thing ? 1 : 0))
    }
    #expect((0...count).map { ranks[$0] } == known)
    #expect(ranks[count / 3..<count] == known[count] - known[count / 3])
  }

  @Test func `the scale of counts is monotonic`() {
    for count in 0..<5_000 { #expect(FeatureRows.logarithm(count) <= FeatureRows.logarithm(count + 1)) }
  }

  @Test(arguments: [
    ("Ein Satz. Noch einer!", 4, 2, true), ("He said “it is over.”", 5, 0, true), ("Menu | Start", 3, 0, false),
    ("اتفق الرئيسان، أمس.", 3, 1, true), ("هل انتهى؟", 2, 1, true), ("据新华社报道。", 4, 1, true), ("", 0, 0, false),
  ])
  func `a text has a shape in every script`(_ text: String, _ words: Int, _ sentences: Int, _ ends: Bool) {
    var shape = TextShape()
    shape += Array(text.utf8)[...]
    #expect(shape.words == words)
    #expect(shape.sentences == sentences)
    #expect(shape.counts.endsSentence == ends)
  }

  @Test(arguments: ElementCategory.chrome.flatMap(\.words)) func `an element with a chrome word is in its own group`(_ word: String) throws
  {
    let tree = try Tree(html: Array("<div class='\(word)'>x</div><p id=\(word)>y<p class=x\(word)>z".utf8))
    let groups = ElementGroups(tree)
    #expect(tree.elements(.div, .p).map { groups[$0.id] & ElementGroups.chrome != 0 } == [true, true, false])
  }

  @Test func `an element that may be hidden is in the concealed group`() throws {
    let tree = try Tree(html: Array("<p hidden>a<p hidden=until-found>b<p style='DISPLAY : none'>c<p style=color:red>d<p>e".utf8))
    let groups = ElementGroups(tree)
    #expect(tree.elements(.p).map { groups[$0.id] & ElementGroups.concealed != 0 } == [true, true, true, false, false])
  }

  @Test(arguments: SelectionMode.allCases) func `a mode keeps the article and drops the menu`(_ mode: SelectionMode) throws {
    var page = Page(
      try Tree(
        html: Array(
          "<nav><ul><li><a href=/1>Sport</a><li><a href=/2>Kultur</a></ul></nav><article><h1>Park</h1><p>\(Self.text)<p>\(Self.text.lowercased())</article>"
            .utf8)))
    var stage = SelectMain()
    stage.mode = mode
    try page.run(stage)
    #expect(page.blocks.map(\.kind).filter { $0 == .paragraph }.count == 2)
    #expect(!page.blocks.contains { $0.text == "Sport" })
    let drop = try #require(page.journal.edits.first { $0.kind == "drop" })
    #expect(drop.reason.rule == "not main content")
    #expect(drop.reason.detail.hasPrefix("score 0."))
    #expect(drop.reason.detail.contains("weighed most: "))
    #expect(drop.reason.detail.split(separator: ": ").last?.split(separator: ", ").count == 3)
  }

  @Test(arguments: [20, 4_200]) func `a lazy reason describes the scored page`(_ links: Int) throws {
    let menu = (0..<links).map { "<li><a href=/\($0)>Topic \($0)</a>" }.joined()
    let text = String(repeating: "<p>\(Self.text)<p>\(Self.text.lowercased())", count: 20)
    var page = Page(
      try Tree(html: Array("<title>A park</title><body><article><h1>A park</h1>\(text)</article><footer><ul>\(menu)</ul></footer>".utf8)))
    var unmarked = page
    try page.run(SelectMain())
    let model = MainContentModel.builtIn
    let context = BlockFeatureContext(&unmarked)
    let blockScores = BlockScores(&unmarked, context, model)
    let dropped = page.journal.edits.filter { $0.reason.rule == "not main content" }
    let types = page.journal.edits.first { $0.assignment?.key == "pageType" }
    #expect(types?.reason.detail == blockScores.typesText)
    #expect(dropped.count >= links)
    for edit in dropped.prefix(9) {
      let i = try #require(context.all.first { context[$0].nodes == edit.nodes })
      let detail = edit.reason.detail
      let threshold = try #require(detail.firstMatch(of: /under 0\.(\d+)/).flatMap { Int($0.1) })
      #expect(detail == blockScores.explanation(i, (threshold * 255 + 50) / 100).text)
    }
  }

  /// More uncertain blocks than cached rows.
  @Test func `a block of a long page is scored by its own row`() throws {
    let cards = (0..<1_300).map { "<div class=card><h3>Park \($0)</h3><p>It has rained.</p></div>" }
    var page = Page(try Tree(html: Array(cards.joined().utf8)))
    let model = MainContentModel.builtIn
    let context = BlockFeatureContext(&page)
    let blockScores = BlockScores(&page, context, model)
    let first = FirstPassFeatures(context)
    func score(_ i: Int, _ forest: Forest, _ second: SecondPassFeatures? = nil) -> UInt8 {
      var rows = FeatureRows()
      var first = first  // which has scored no other block
      rows.begin(0)
      first.add(i, to: &rows)
      second?.add(i, to: &rows)
      return forest.scores(rows, count: 1)[0]
    }
    let scores = context.all.map { score($0, model.first) }
    let second = SecondPassFeatures(context, scores: scores, types: blockScores.types)
    #expect(scores.count { 30...240 ~= $0 } > 1_024)
    #expect(blockScores.scores == context.all.map { 30...240 ~= scores[$0] ? score($0, model.second, second) : scores[$0] })
  }

  @Test func `precision keeps no more than recall`() throws {
    let html = Array(
      "<h1>Park</h1><p>\(Self.text)<ul><li>Eins<li><a href=/2>Zwei</a><li>Drei, und noch etwas mehr</ul><p>Kurz.<div class=promo>Jetzt bestellen und sparen!</div><p>\(Self.text.lowercased())"
        .utf8)
    let kept = try [SelectionMode.precision, .balanced, .recall].map { mode in
      var page = Page(try Tree(html: html))
      var stage = SelectMain()
      stage.mode = mode
      try page.run(stage)
      return Set(page.blocks.map(\.index))
    }
    #expect(kept[0].isSubset(of: kept[1]))
    #expect(kept[1].isSubset(of: kept[2]))
  }

  @Test(arguments: [
    "<div class=cookie-banner>Wir verwenden Cookies. <button>Annehmen</button></div>",
    "<nav><a href=/1>Sport</a> <a href=/2>Kultur</a></nav>",
  ])
  func `a page without main content has an empty text and a warning`(_ html: String) throws {
    var page = Page(try Tree(html: Array(html.utf8)))
    _ = try Fixtures.pipeline("article").run(on: &page)
    #expect(page.blocks.isEmpty, "\(page.blocks.map(\.text))")
    #expect(page.record[.warnings] == ["no main content"])
  }

  @Test(arguments: [
    "<p>It has rained for 3 days, and the river stands high.", "<title>Regen</title><div>Seit drei Tagen regnet es im Tal.</div>",
    "<p>هطلت الأمطار لثلاثة أيام.",
  ])
  func `a page of one paragraph keeps it`(_ html: String) throws {
    for pipeline in ["article", "news"] {
      var page = Page(try Tree(html: Array(html.utf8)))
      _ = try Fixtures.pipeline(pipeline).run(on: &page)
      #expect(page.blocks.count == 1)
    }
  }

  @Test(arguments: [
    ("<pre class=code>J. DOE, 12.30, ROOM 12 B, 4TH FLOOR</pre>", true),
    ("<address class=meta>Park: 12 ha; pond: 2 ha; trees: 300</address>", true),
    ("<aside class=related>You may also like what others have read on this subject</aside>", false),
  ])
  func `an uncertain block within a text is kept, unless its element is an insertion`(_ block: String, _ isKept: Bool) throws {
    let html =
      "<title>A park</title><h1>A park</h1><div class=post><div>It rained.</div>"
      + "<div>The park has a pond, three hundred trees, and a path along the old railway that leads to the river.</div>\(block)<div>He thanked the helpers.</div><div>It rained.</div></div><footer>Imprint</footer>"
    var page = Page(try Tree(html: Array(html.utf8)))
    try page.run(SelectMain())
    #expect(page.blocks.contains { block.contains($0.text) } == isKept)
    #expect(page.blocks.contains { $0.text == "He thanked the helpers." })
  }

  @Test(arguments: [(1, true, true), (1, false, false), (3, true, false)])
  func `a list of a text is kept without gaps, but may be cut at its end`(_ gap: Int, _ isProse: Bool, _ isKept: Bool) throws {
    var page = Page(try Tree(html: Array("<ul><li>The pond has been dug.<li>Trees<li>The path has been laid.<li>Sign up</ul>".utf8)))
    let context = BlockFeatureContext(&page)
    var coherence = Coherence(context, context.all.map { $0 == gap ? 50 : 200 }, threshold: 120, context.all.map { $0 != gap })
    coherence.restore(page, isProse: isProse)
    #expect(coherence.isKept == context.all.map { $0 != gap || isKept })
  }

  @Test func `falls back to text density without a model`() throws {
    var page = Page(
      try Tree(html: Array("<div><a href=/1>Sport</a> <a href=/2>Kultur</a></div><div><p>\(Self.text)<p>\(Self.text)</div>".utf8)))
    var stage = SelectMain()
    stage.model = .none
    try page.run(stage)
    #expect(page.blocks.count == 2)
    #expect(page.record.confidence == nil)
  }
}
