import Testing

/// A text that is not what a step would have chosen is reported on standard error, in the summary and in the metrics.
@Suite struct FallbackTests {
  private static let sentence =
    "The lighthouse keepers of the cape have asked the county to mend the old fog bell, which cracked during the gales."
  private static let state =
    #"{"id": "a", "html": "<title>T</title><div id=root>Loading</div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"article\":{\"body\":\"<p>\#(sentence)</p><p>\#(sentence)</p>\"}}}</script>"}"#
  private static let shown = #"{"id": "b", "html": "<title>T</title><h1>T</h1><p>\#(sentence)</p><p>\#(sentence)</p>"}"#

  @Test func `fallback is reported per page and counted`() throws {
    let run = try Winnow.run(["run", "article", "-", "--summary"], input: Self.state + "\n" + Self.shown + "\n")
    #expect(run.errors.contains("standard input:1: the text is from __NEXT_DATA__"))
    #expect(!run.errors.contains("standard input:2:"))
    #expect(run.errors.contains("2 pages in") && run.errors.contains("1 with another text than the model's"))
    #expect(run.output.contains(#""recoveredFrom":"__NEXT_DATA__""#))
  }

  @Test func `fallback is in the JSON output`() throws {
    let run = try Winnow.run(["run", "article", "-", "--log-format", "json", "--isolate"], input: Self.state + "\n" + Self.shown + "\n")
    #expect(run.errors.contains(#""level":"warning""#) && run.errors.contains(#""page":"standard input:1""#))
    #expect(run.errors.contains(#""fallbacks":1"#))
  }
}
