import Foundation
import Testing

/// The messages of a run before its first page.
@Suite struct RunBeginningTests {
  @Test(
    arguments: [
      // The survey file is read for the survey: outputs are opened before it.
      (["-o", "%/none/x.ndjson", "--survey", "%/none.json"], 74, "x.ndjson: cannot be written: there is no folder %/none; make it first"),
      (["--survey", "%/none.json"], 66, "none.json: No such file or directory"),
      (["-o", "%/a-{shard}.md"], 64, "{shard} is the number of a file of --shard, which is not given"),
      (["-o", "%/{stem.md"], 64, "\"{stem.md\" has no \"}\""),
    ] as [([String], Int32, String)])
  func `an impossible output is reported before the survey`(_ options: [String], _ code: Int32, _ says: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Winnow.run(["run", "news", "Fixtures/seed"] + options.map { $0.replacing("%", with: folder) })
    #expect(result.code == code && result.errors.contains(says.replacing("%", with: folder)), "\(result.code) \(result.errors)")
    #expect(try result.output.isEmpty == (code != 0) && FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test(
    arguments: [
      (#"{"stages": []}"#, [], 78), (#"{"stages": [{"stage": "find-title"}]}"#, [], 78),
      (#"{"stages": [{"stage": "find-title"}]}"#, ["-f", "text"], 0), (#"{"stages": [{"stage": "write-text"}]}"#, [], 0),
    ] as [(String, [String], Int32)])
  func `a pipeline without writers is refused`(_ pipeline: String, _ options: [String], _ code: Int32) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try pipeline.write(toFile: "\(folder)/mine.json", atomically: true, encoding: .utf8)
    let words = ["\(folder)/mine.json", "Fixtures/seed/semantic.html"]
    let result = try Winnow.run(["run"] + words + options)
    #expect(result.code == code && result.errors.contains("mine.json: nothing would be written") == (code != 0), "\(result.errors)")
    #expect(result.output.isEmpty == (code != 0))
    #expect(try Winnow.run(["dry-run"] + words).code == 0)
  }

  @Test(arguments: [
    "run article Fixtures/seed -o %/pipe", "run article --files-from %/pipe", "run %/pipe.json Fixtures/seed",
  ])
  func `a signal ends a run that waits before processing`(_ words: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let line = "mkfifo \(folder)/pipe \(folder)/pipe.json; exec timeout -s TERM --preserve-status -k 10 2 $W "
    let result = try Winnow.run(
      URL(filePath: "/bin/sh"), ["-c", line + words.replacing("%", with: folder)], environment: ["W": Winnow.executable.path])
    #expect(result.code == 143, "\(result.code) \(result.errors)")
  }

  @Test(arguments: [("nichts", 66), ("0", 0)] as [(String, Int32)]) func `a missing page is an error`(
    _ id: String, _ code: Int32
  ) throws {
    let result = try Winnow.run(
      ["dry-run", "article", "-", "--only", id], input: #"{"id": "0", "html": "<p>It rains."}"# + "\n" + #"{"id": "1", "html": "<p>So."}"#)
    #expect(result.code == code && result.errors.contains("that of the first one is \"0\"") == (code != 0), "\(result.errors)")
  }
}
