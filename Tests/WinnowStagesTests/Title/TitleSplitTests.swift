import Testing

@testable import WinnowStages

@Suite struct TitleSplitTests {
  @Test(arguments: [
    ("Rain - Example", ["Rain"]), ("A - B | C", ["A", "A - B", "A - B"]), ("Rain-coat", []), ("", []), ("标题_网站", ["标题"]),
    ("見出し：新報", ["見出し"]), ("snake_case", []), ("T : Site", ["T", "T"]), ("标题--网站", ["标题", "标题", "标题-"]),
    ("[Site] T", ["Site"]), ("T【Site】", ["T"]), ("[Site]", []),
  ])
  func `titles are split at each separator`(_ title: String, _ lefts: [String]) { #expect(TitleSplit.all(of: title).map(\.left) == lefts) }

  /// Found by fuzzing: each separator took time proportional to the whole title.
  @Test func `a title of separators is split a limited number of times, and a very long one not at all`() {
    #expect(TitleSplit.all(of: String(repeating: "a|", count: 1_000)).count <= 60)
    #expect(TitleSplit.all(of: String(repeating: "a|", count: 100_000)).isEmpty)
  }
}
