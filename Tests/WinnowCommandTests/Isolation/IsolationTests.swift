import Foundation
import Testing

/// Stages that trap, loop or exhaust memory: a page that causes this is an error of that page only.
@Suite struct IsolationTests {
  private static let faulty = Winnow.executable.deletingLastPathComponent().appending(path: "faulty-winnow")
  private static let pipeline = """
    {"name": "faulty", "limits": {"seconds": 3, "memory": 300000000}, "stages": [{"stage": "misbehave"}, {"stage": "select-main"}, {"stage": "write-ndjson"}]}
    """

  private static func run(_ words: [String], _ more: [String]) throws -> (Winnow.Result, folder: String) {
    let folder = try temporaryFolder()
    try pipeline.write(toFile: "\(folder)/faulty.json", atomically: true, encoding: .utf8)
    let input = words.enumerated().map { "{\"id\":\"\($0.offset)\",\"html\":\"<p>\($0.element)\"}\n" }.joined()
    return (
      try Winnow.run(
        faulty, ["run", "\(folder)/faulty.json", "-", "--isolate"] + more, input: input, environment: ["SWIFT_BACKTRACE": "enable=no"]),
      folder
    )
  }

  @Test func `a page that crashes, loops, or exhausts memory is an error of that page only`() throws {
    let words = ["good", "trap", "good", "loop", "eat", "good", "trap", "good"]
    let (result, folder) = try Self.run(words, ["--jobs", "2"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = result.output.split(separator: "\n")
    #expect(result.code == 1)
    #expect(lines.count == words.count, "\(result.errors)")
    for (line, word) in zip(lines, words) {
      switch word {
      case "trap": #expect(line.contains(#"stage \"misbehave\" failed: its process ended by signal"#), "\(line)")
      case "loop": #expect(line.contains("more than 3.0 s of work in stage"), "\(line)")
      case "eat": #expect(line.contains("bytes of memory in stage"), "\(line)")
      default: #expect(line.contains(#""text":"good""#), "\(line)")
      }
    }
  }

  @Test func `worker processes give the same bytes`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(60).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    for arguments in [["news", "\(folder)/in.ndjson"], ["article", "Fixtures/seed", "\(folder)/in.ndjson", "-f", "markdown"]] {
      let here = try Winnow.run(["run"] + arguments)
      let apart = try Winnow.run(["run"] + arguments + ["--isolate"])
      #expect(apart.output == here.output)
      #expect(apart.errors == here.errors)
      #expect(apart.code == here.code)
    }
  }

  @Test func `a page that crashes its process becomes a dead letter`() throws {
    let folder = try temporaryFolder()
    let letters = "\(folder)/letters.ndjson"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try Self.run(["good", "trap"], ["--dead-letter", letters])
    let again = try Winnow.run(["run", "article", letters])
    #expect(again.code == 0)
    #expect(again.output.contains(#""id":"1""#) && again.output.contains(#""text":"trap""#))
  }
}
