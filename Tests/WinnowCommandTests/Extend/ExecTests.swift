import Foundation
import Testing
import Winnow
import WinnowTesting

@testable import WinnowCommand

/// Stages that are programs.
@Suite struct ExecTests {
  private static let pages = (0..<20).map { "{\"id\":\"\($0)\",\"html\":\"<p>Page \($0) has a text of some words.<p>SUBSCRIBE NOW\"}\n" }
    .joined()

  private static func run(_ command: [String], seconds: Double = 5, _ flags: [String] = [], input: String = pages) throws
    -> WinnowCommandTests.Winnow.Result
  {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let words = String(decoding: try JSONEncoder().encode(command), as: UTF8.self)
    try #"{"stages": [{"stage": "exec", "with": {"command": \#(words), "timeout": \#(seconds)}}, {"stage": "write-text"}]}"#.write(
      toFile: "\(folder)/p.json", atomically: true, encoding: .utf8)
    return try WinnowCommandTests.Winnow.run(["--allow-exec", "run", "\(folder)/p.json", "-"] + flags, input: input)
  }

  @Test func `without the flag no program runs, and the location in the file is reported`() throws {
    let result = try WinnowCommandTests.Winnow.run(["run", "Examples/ExecPython/Pipelines/python-news.json", "Fixtures/seed"])
    #expect(result.code == 78)
    #expect(result.errors.contains("python-news.json:6:71: option \"command\": it runs a program; allow that with --allow-exec"))
  }

  @Test(arguments: [[], ["-j", "4"], ["-j", "3", "--isolate"]])
  func `the Python example edits every page, with and without isolation`(_ flags: [String]) throws {
    let result = try Self.run(["python3", "Examples/ExecPython/drop_shouting.py"], flags)
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(result.output == (0..<20).map { "Page \($0) has a text of some words.\n" }.joined(separator: "\n"))
  }

  @Test func `the examples have the stated result`() throws {
    try WinnowCommand.$extensions.withValue(Extensions(["--allow-exec"], environment: [:])) {
      #expect(StageLaws.violations(of: Exec.self) == [])
    }
  }

  private static let wrong: [(command: [String], sentence: String)] = [
    (["no-such-program"], "no-such-program: No such file or directory"),
    (["sh", "-c", "read page; exit 3"], "sh: it ended with code 3 before it answered"),
    (["sh", "-c", "read page; kill -9 $$"], "sh: it came to signal 9 (Killed)"),
    (["sleep", "60"], "sleep: it did not answer in time"),
    (["sh", "-c", "while read page; do echo no; done"], "sh: its answer is not valid JSON: \"no\" is invalid"),
    (["sh", "-c", "while read page; do echo '{}'; done"], "sh: its answer has no list \"edits\": “{}”"),
    (["sh", "-c", "while read page; do echo '{\"error\":\"it is too hot\"}'; done"], "sh: it is too hot"),
    (
      ["sh", "-c", "while read page; do echo '{\"edits\":[{\"drop\":0}]}'; done"],
      "sh: edit 1 of its answer lacks \"because\", the name of its rule: {\"drop\":0}"
    ),
    (
      ["sh", "-c", "while read page; do echo '{\"edits\":[{\"drop\":9,\"because\":\"x\"}]}'; done"],
      "sh: edit 1 of its answer names 9, which is not a block of the page"
    ),
    (
      ["sh", "-c", "while read page; do echo '{\"edits\":[{\"burn\":0,\"because\":\"x\"}]}'; done"],
      "sh: edit 1 of its answer has none of drop, keep, replace, label, set, add"
    ),
    (
      ["sh", "-c", "while read page; do echo '{\"edits\":[{\"set\":\"colour\",\"to\":\"red\",\"because\":\"x\"}]}'; done"],
      "sh: edit 1 of its answer says \"colour\", not one of title"
    ),
  ]

  @Test(arguments: wrong)
  func `a misbehaving program fails its page with a message`(_ command: [String], _ sentence: String) throws {
    let result = try Self.run(command, seconds: 0.3, input: "{\"id\":\"1\",\"html\":\"<p>One\"}\n{\"id\":\"2\",\"html\":\"<p>Two\"}\n")
    #expect(result.code == 1)
    #expect(result.errors.split(separator: "\n").count { $0.contains("stage \"exec\" failed: \(sentence)") } == 2, "\(result.errors)")
  }

  @Test func `a program that ended is started again`() throws {
    let result = try Self.run(["sh", "-c", "read page; echo '{\"edits\":[]}'"], ["-j", "1"])
    // Each process answers once: the next request fails, and the one after it gets a new process.
    #expect(
      result.output
        == stride(from: 0, to: 20, by: 2).map { "Page \($0) has a text of some words.\n\nSUBSCRIBE NOW\n" }
        .joined(separator: "\n"))
  }

  @Test func `a page larger than a pipe buffer is sent`() throws {
    let text = String(repeating: "word ", count: 200_000)
    let result = try Self.run(
      ["sh", "-c", "while read page; do echo '{\"edits\":[{\"replace\":0,\"with\":\"short\",\"because\":\"long\"}]}'; done"],
      input: "{\"id\":\"1\",\"html\":\"<p>\(text)<p>\(text)\"}\n")
    #expect(result.output == "short\n\n\(text.dropLast())\n")
  }
}
