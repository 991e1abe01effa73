import Testing
import Winnow

@testable import WinnowIO

/// Impossible outputs.
@Suite struct OutputLocationTests {
  @Test(
    arguments: [
      ("out-{shard}.ndjson", nil, "{shard} is the number of a file of --shard, which is not given"),
      ("{stem}-{shard}.ndjson", "5", "{shard} cannot be combined with"), ("out.ndjson", "5", nil), ("out-{shard}.ndjson", "5", nil),
      ("", nil, "an output without a name"), ("out.ndjson.br", nil, "brotli cannot be written incrementally"),
      ("out/{stem}.sqlite", nil, "a database holds all pages"),
    ] as [(String, String?, String?)])
  func `impossible outputs are refused with the reason`(_ path: String, _ shard: String?, _ says: String?) throws {
    let said: String
    do {
      try OutputLocation(path).check(shard.flatMap { Shard($0) })
      said = ""
    } catch { said = "\(error)" }
    #expect(says.map { said.contains($0) } ?? said.isEmpty, "\(said)")
  }

  @Test(
    arguments: [("a.ndjson", "a.ndjson.part"), ("-", nil), ("/dev/null", nil), ("a/{stem}.md", nil), ("a-{shard}.ndjson", nil)]
      as [(String, String?)])
  func `one file has one temporary name`(_ path: String, _ part: String?) {
    #expect(OutputLocation(path).partFile.map { "\($0)" } == part)
  }
}
