import Foundation
import Testing

/// Runs that are killed at random moments and resumed: their output equals that of an uninterrupted run.
///
/// `WINNOW_KILLS` and `WINNOW_PAGES` set the number of kills and pages; the long run uses 100 and 5,000.
@Suite(.serialized) struct ResumeTests {
  private static let kills = Int(ProcessInfo.processInfo.environment["WINNOW_KILLS"] ?? "") ?? 2
  private static let pages = Int(ProcessInfo.processInfo.environment["WINNOW_PAGES"] ?? "") ?? 500

  private static func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    (process.executableURL, process.arguments) = (Winnow.executable, arguments)
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    return process
  }

  @Test(arguments: ["out.ndjson", "out.ndjson.gz", "out.json.zst", "out/", "shards/out-{shard}.ndjson.gz", "out.sqlite"])
  func `a killed run resumes with the same result`(_ output: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(Self.pages).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    try Runs.pipeline.write(toFile: "\(folder)/compared.json", atomically: true, encoding: .utf8)
    let place = { (name: String) in "\(folder)/\(name)/\(output)" }
    let seen = { (name: String) in output.hasPrefix("shards") ? "\(folder)/\(name)/shards" : place(name) }
    for name in ["whole", "killed"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let more = (output.contains("{shard}") ? ["--shard", "70"] : []) + (output.contains(".json.") ? ["--format", "json"] : [])
    let whole = try Self.start(
      ["run", "\(folder)/compared.json", "\(folder)/in.ndjson", "-o", place("whole"), "--dead-letter", "\(folder)/whole.letters"] + more)
    whole.waitUntilExit()
    #expect(whole.terminationStatus == 1)
    let expected = try Runs.contents(seen("whole"))
    let letters = try Data(contentsOf: URL(filePath: "\(folder)/whole.letters"))
    #expect(expected.values.contains { !$0.isEmpty })
    var killed = 0
    var runs = 0
    while killed < Self.kills {
      try? FileManager.default.removeItem(atPath: "\(folder)/killed")
      try FileManager.default.createDirectory(atPath: "\(folder)/killed", withIntermediateDirectories: true)
      runs += 1
      try #require(runs < 20 * Self.kills + 20, "the runs end before they can be killed")
      while true {
        let process = try Self.start(
          [
            "run", "\(folder)/compared.json", "\(folder)/in.ndjson", "-o", place("killed"), "--resume", "\(folder)/killed/state",
            "--dead-letter", "\(folder)/killed.letters",
          ] + more)
        Thread.sleep(forTimeInterval: .random(in: 0.02...0.4))
        guard process.isRunning, killed < Self.kills else {
          process.waitUntilExit()
          #expect(process.terminationStatus == 1)
          break
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        killed += 1
      }
      #expect(try Runs.contents(seen("killed")) == expected, "behind \(killed) kills")
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/killed.letters")) == letters)
    }
  }

  @Test func `a run resumes in all of its outputs`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(150).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    for name in ["whole", "broken"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      let add = { (id: String, writer: String, output: String) in
        #""\#(id)": {"insert": {"stage": "\#(writer)", "output": "\#(folder)/\#(name)/\#(output)"}, "after": "write-ndjson"}"#
      }
      let patch = [
        add("texts", "write-text", "texts/{id}.txt"), add("table", "write-csv", "table.csv.gz"),
        add("base", "write-ndjson", "pages.sqlite"),
      ]
      try #"{"extends": "article", "patch": {\#(patch.joined(separator: ", "))}}"#.write(
        toFile: "\(folder)/\(name).json", atomically: true, encoding: .utf8)
    }
    let arguments = { (name: String) in ["run", "\(folder)/\(name).json", "\(folder)/in.ndjson", "-o", "\(folder)/\(name)/out.ndjson"] }
    #expect(try Winnow.run(arguments("whole")).code == 1)
    let resumed = arguments("broken") + ["--resume", "\(folder)/state", "--isolate"]
    #expect(try Winnow.run(resumed + ["--fail-over", "3"]).code == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/broken/out.ndjson"), "it stops at the fourth page that fails")
    #expect(try Winnow.run(resumed).code == 1)
    for output in ["texts", "table.csv.gz", "pages.sqlite", "out.ndjson"] {
      #expect(try Runs.contents("\(folder)/broken/\(output)") == Runs.contents("\(folder)/whole/\(output)"), "\(output)")
    }
  }

  @Test func `a different run does not resume`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a", "b"] { try "<p>Ein Text.".write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8) }
    let run = { (pipeline: String) in
      try Winnow.run(["run", pipeline, "\(folder)/a.html", "\(folder)/b.html", "-o", "\(folder)/out.ndjson", "--resume", "\(folder)/state"])
    }
    #expect(try run("article").code == 0)
    #expect(try run("article").errors.contains("this run is complete: 2 pages"))
    try FileManager.default.moveItem(atPath: "\(folder)/out.ndjson", toPath: "\(folder)/moved.ndjson")
    let gone = try run("article")
    #expect(gone.code == 78 && gone.errors.contains("out.ndjson is gone since this run was complete; delete "), "\(gone.errors)")
    try FileManager.default.moveItem(atPath: "\(folder)/moved.ndjson", toPath: "\(folder)/out.ndjson")
    let other = try run("news")
    #expect(other.code == 78)
    #expect(
      other.errors.contains("the pipeline or an option has changed since this run began: it was “pipeline article"), "\(other.errors)")
    try "<p>Ein anderer Text.".write(toFile: "\(folder)/b.html", atomically: true, encoding: .utf8)
    #expect(try run("article").errors.contains("b.html was written to"))
    try FileManager.default.removeItem(atPath: "\(folder)/state")
    try "no state".write(toFile: "\(folder)/state", atomically: true, encoding: .utf8)
    let foreign = try run("article")
    #expect(foreign.errors.contains("is not a run state; name another file"))
    #expect(foreign.code == 64)
    #expect(try String(contentsOfFile: "\(folder)/state", encoding: .utf8) == "no state")
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a signal lets the current pages finish, and the run resumes`(_ signal: Int32, _ code: Int32) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(150).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    let arguments = ["run", "article", "\(folder)/in.ndjson", "-o", "\(folder)/out.ndjson", "--resume", "\(folder)/state"]
    let process = try Self.start(arguments)
    // Before the output exists, no page is being processed, and the signal ends the run immediately.
    for _ in 0..<2_000 where process.isRunning && !FileManager.default.fileExists(atPath: "\(folder)/out.ndjson.part") {
      Thread.sleep(forTimeInterval: 0.005)
    }
    Thread.sleep(forTimeInterval: 0.02)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == code {
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out.ndjson"), "what is not done has another name")
      let lines = try String(contentsOfFile: "\(folder)/out.ndjson.part", encoding: .utf8)
      #expect(lines.isEmpty || lines.hasSuffix("}\n"))
    } else {
      #expect(process.terminationStatus == 1, "it was done before the signal came")
    }
    #expect(try Winnow.run(arguments).code == 1)
    let whole = try Winnow.run(["run", "article", "\(folder)/in.ndjson"])
    #expect(try String(contentsOfFile: "\(folder)/out.ndjson", encoding: .utf8) == whole.output)
  }

  @Test func `a resumed run dates its pages by its start`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(60).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    let arguments = ["run", "article", "\(folder)/in.ndjson", "-o", "\(folder)/out.wet", "--resume", "\(folder)/state"]
    let stopped = try Winnow.run(arguments + ["--fail-over", "0"], environment: ["SOURCE_DATE_EPOCH": "1600000000"])
    #expect(stopped.errors.contains("more pages failed than --fail-over lets"))
    #expect(try Winnow.run(arguments).code == 1)
    let written = try String(contentsOfFile: "\(folder)/out.wet", encoding: .utf8)
    let days = Set(written.split(separator: "\r\n").filter { $0.hasPrefix("WARC-Date") })
    #expect(days == ["WARC-Date: 2020-09-13T12:26:40Z"])
  }

  @Test func `standard input resumes only with the same pages`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let input = Runs.input(200)
    let arguments = ["run", "article", "-", "-o", "\(folder)/out.ndjson", "--resume", "\(folder)/state", "--fail-over", "2"]
    #expect(try Winnow.run(arguments, input: input).code == 1, "it stops at the third page that fails")
    let other = try Winnow.run(arguments, input: "{}\n" + input)
    #expect(other.errors.contains("does not begin with the 64 pages"), "\(other.errors)")
    _ = try Winnow.run(arguments, input: input)
    #expect(try !String(contentsOfFile: "\(folder)/out.ndjson.part", encoding: .utf8).isEmpty)
  }
}
