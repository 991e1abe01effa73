import Foundation
import Testing

/// Standard files that are full, closed or narrow.
@Suite struct ConsoleTests {
  private static let page = "Fixtures/seed/semantic.html"

  private static func shell(_ line: String) throws -> Winnow.Result {
    try Winnow.run(URL(filePath: "/bin/sh"), ["-c", line], environment: ["W": Winnow.executable.path])
  }

  @Test(arguments: [
    "run news \(page)", "dry-run news \(page)", "dry-run news \(page) --json", "dry-run news \(page) --time",
    "explain news \(page) --text over", "diff article news \(page)", "stages", "stages drop-related", "pipeline list", "pipeline show news",
    "pipeline schema", "test", "pages \(page)", "features \(page)", "survey \(page)",
  ])
  func `a full disk is an error`(_ words: String) throws {
    let result = try Self.shell("$W \(words) >/dev/full")
    #expect(result.code == 74 && result.errors.contains("No space left on device"), "\(result.code) \(result.errors)")
  }

  @Test(
    arguments: [
      ("run news \(page) >&-", 74, "standard output: cannot be written: Bad file descriptor"),
      ("dry-run news \(page) >&-", 74, "standard output: cannot be written: Bad file descriptor"),
      ("run news - <&-", 1, "standard input: cannot be read further: Bad file descriptor"),
      ("serve news --heartbeat 0 <&-", 74, "cannot be read further: Bad file descriptor"), ("run news nichts.html 2>&-", 66, ""),
    ] as [(String, Int32, String)])
  func `a closed standard file neither blocks nor is reused`(_ line: String, _ code: Int32, _ says: String) throws {
    let result = try Self.shell("timeout 20 $W \(line)")
    #expect(result.code == code && (says.isEmpty || result.errors.contains(says)), "\(result.code) \(result.errors)")
  }

  @Test(arguments: ["", "--isolate"]) func `messages are not part of the output`(_ option: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "%PDF-1.4".write(toFile: "\(folder)/a.html", atomically: true, encoding: .utf8)
    let result = try Self.shell("timeout 20 $W run news \(folder)/a.html -o \(folder)/out.ndjson \(option) <&- >&- 2>&-")
    let out = try String(contentsOfFile: "\(folder)/out.ndjson", encoding: .utf8)
    #expect(result.code == 1 && out == "{\"id\":\"\(folder)/a.html\",\"error\":\"this is a PDF document, not a page\"}\n", "\(out)")
  }

  @Test(arguments: ["-5", "0", "1", "10", "26", "40", "x", "99999999999"]) func `help is written at any width`(_ columns: String) throws {
    let result = try Winnow.run(["run", "--help"], environment: ["COLUMNS": columns])
    #expect(result.code == 0 && result.output.contains("--dead-letter") && result.errors.isEmpty, "\(result.errors)")
  }
}
