import Foundation
import Testing

@testable import WinnowCommand

/// The output of commands for steps before a step that provides what they require.
@Suite struct StepOrderCommandTests {
  private static let mistake =
    ":2:1: find-dateline needs language, which detect-language provides two steps later; move detect-language before it\n"

  /// Runs a command on a pipeline whose second line is a misplaced step.
  private static func winnow(_ command: [String], input: String = "", after: [String] = []) throws -> (
    file: String, result: WinnowCommandTests.Winnow.Result
  ) {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/x.json"
    try """
    {"stages": [
    {"stage": "find-dateline"},
    {"stage": "select-main", "with": {"model": "none"}, "if": {"host": "example.org"}},
    {"stage": "detect-language"}, {"stage": "write-text"}]}
    """.write(toFile: file, atomically: true, encoding: .utf8)
    return (file, try WinnowCommandTests.Winnow.run(command + [file] + after, input: input))
  }

  @Test func `lint reports the step with its location and the fix, and fails`() throws {
    let (file, result) = try Self.winnow(["pipeline", "lint"])
    #expect(result.code == 78)
    #expect(result.errors.contains("winnow: \(file)\(Self.mistake)"), "\(result.errors)")
  }

  @Test(arguments: ["run", "dry-run"]) func `a run warns once and continues`(_ verb: String) throws {
    let (file, result) = try Self.winnow([verb], input: #"{"id": "a", "html": "<p>Der Text."}"#, after: ["-"])
    #expect(result.code == 0)
    #expect(result.output.contains("Der Text."))
    #expect(result.errors.components(separatedBy: "\(file)\(Self.mistake)").count == 2, "\(result.errors)")
  }

  @Test func `stages, articles and the schema list requirements and capabilities`() throws {
    let requires = "mainContent (select-main), authors (find-byline, find-dateline)"
    #expect(try WinnowCommandTests.Winnow.run(["stages", "drop-meta-lines"]).output.contains("\nRequires  \(requires)\n"))
    #expect(try WinnowCommandTests.Winnow.run(["stages", "find-dateline"]).output.contains("\nProvides  dateline, authors\n"))
    #expect(try !WinnowCommandTests.Winnow.run(["stages", "drop-matching"]).output.contains("Requires"))
    let pages = Dictionary(uniqueKeysWithValues: StagePages(registry: WinnowCommand.registry).files.map { ($0.name, $0.text) })
    #expect(pages["drop-meta-lines.md"]?.contains("\nRequires: \(requires).\n") == true)
    #expect(try WinnowCommandTests.Winnow.run(["pipeline", "schema"]).output.contains("Requires: mainContent, authors."))
  }
}
