import Foundation
import TestSupport
import Testing

/// The scores of `winnow bench`.
@Suite struct BenchTests {
  private static func figures(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `annotations of unknown pages are an error`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let gold = folder.appending(path: "gold.ndjson")
    try Data(#"{"id": "nobody", "benchmark": "wcxb", "text": "Rain."}"#.utf8).write(to: gold)
    let result = try Winnow.run(["bench", gold.path, "Fixtures/seed/semantic.html"])
    #expect(result.code == 66 && result.errors.contains("none of the annotated pages is among the pages"), "\(result.errors)")
  }

  @Test func `scores by page type and names the worst page with its dry run`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text =
      "Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde. Alle sind froh, sagte die Bürgermeisterin."
    try Data(
      """
      {"id": "a", "url": "https://example.org/a", "html": "<title>T</title><p>\(text)</p>"}
      {"id": "b", "url": "https://example.org/b", "html": "<title>T</title><p>\(text)</p>"}
      """.utf8
    ).write(to: folder.appending(path: "pages.ndjson"))
    try Data(
      """
      {"id": "a", "benchmark": "wcxb", "text": "\(text)", "with": ["neuer Park"], "without": ["Impressum"], "page_type": "article"}
      {"id": "b", "benchmark": "wcxb", "text": "Am Montag", "with": ["alter Park"], "page_type": "forum"}
      {"id": "c", "benchmark": "wcxb", "text": "fehlt"}
      """.utf8
    ).write(to: folder.appending(path: "gold.ndjson"))
    let files = ["gold.ndjson", "pages.ndjson"].map { folder.appending(path: $0).path }
    let json = try Self.figures(try Winnow.run(["bench"] + files + ["--json"]).output)
    let article = try #require(json["article"] as? [String: Double])
    let forum = try #require(json["forum"] as? [String: Double])
    #expect(article["F1"] == 1)
    #expect(article["with%"] == 100)
    #expect(article["without%"] == 0)
    // Two words of 22 are correct, and both expected words are found.
    #expect(abs((forum["F1"] ?? 0) - 4.0 / 24) < 1e-9)
    #expect(forum["with%"] == 0)
    let result = try Winnow.run(["bench"] + files)
    #expect(result.code == 0)
    #expect(result.errors.contains("1 of the annotated pages"))
    #expect(result.output.contains("--only b\n"))
    let dryRun = try Winnow.run(["dry-run", "article", files[1], "--only", "b"])
    #expect(dryRun.output.contains("result"))
    #expect(!dryRun.output.contains("pages.ndjson:1"))
  }

  /// Regression floors, a point or two below the scores when they were set.
  @Test func `figures of the repository's own pages`() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Winnow.root.appending(path: "Fixtures/pages").path)
    let names = pages.filter { $0.hasSuffix(".html") }.map { "Fixtures/pages/\($0)" }
    let content = try Self.figures(try Winnow.run(["bench", "Fixtures/gold.ndjson"] + names + ["--json"]).output)
    let all = try #require(content["all"] as? [String: Double])
    #expect(all["pages"] == 56)
    for (name, floor) in [
      "F1": 0.925, "R": 0.985, "with%": 97, "title exact": 0.94, "author exact": 0.7, "date exact": 0.94, "site exact": 0.89,
    ] {
      #expect(try #require(all[name]) >= floor, "\(name)")
    }
    let credits = try Self.figures(
      try Winnow.run(["bench", "--attributions", "Fixtures/attributions.ndjson"] + names + ["--json"]).output)
    let f1 = try #require((credits["all"] as? [String: Any])?["F1"] as? Double)
    #expect(f1 >= 0.92)
  }

  @Test(.enabled(if: AnnotatedPages.areAsked, AnnotatedPages.comment), arguments: ["readability", "aeb", "fundus", "trafilatura", "wcxb"])
  func `the figures are those of the benchmarks' own scorer`(_ set: String) throws {
    let folder = try Self.folder()
    let python = URL(filePath: "/usr/bin/env")
    defer { try? FileManager.default.removeItem(at: folder) }
    for kind in ["gold", "pages"] {
      // Every page of the small sets; a sample of the large ones.
      let step = ["wcxb": 8, "trafilatura": 2][set] ?? 1
      try AnnotatedPages.lines("gold/\(set)-dev.\(kind).ndjson.gz", every: step).write(to: folder.appending(path: "\(kind).ndjson"))
    }
    func file(_ name: String) -> String { folder.appending(path: name).path }
    let ours =
      try Self.figures(try Winnow.run(["bench", file("gold.ndjson"), file("pages.ndjson"), "--json"]).output)["all"] as? [String: Double]
      ?? [:]
    let records = try Winnow.run(["run", "article", file("pages.ndjson")]).output
    let predictions = try Winnow.run(python, ["python3", AnnotatedPages.path("predictions.py"), "gold"], input: records).output
    try Data(predictions.utf8).write(to: URL(filePath: file("predictions.ndjson")))
    _ = try Winnow.run(
      python,
      [
        "python3", AnnotatedPages.path("gold/score.py"), file("gold.ndjson"), file("predictions.ndjson"), "--meta", "--json",
        file("figures.json"),
      ])
    let theirs = Self.flat(try Self.figures(try String(contentsOfFile: file("figures.json"), encoding: .utf8)))
    #expect(ours["F1"] != nil)
    for (name, value) in ours {
      let expected = try #require(theirs[name], "\(name) is no figure of score.py")
      #expect(abs(value - expected) < 0.00005, "\(set): \(name) is \(value), not \(expected)")
    }
  }

  /// The scores of the single prediction file, those of a field as `title exact`.
  private static func flat(_ json: [String: Any], _ prefix: String = "") -> [String: Double] {
    var out: [String: Double] = [:]
    for (key, value) in json {
      if let number = value as? Double { out[prefix + key] = number }
      if let more = value as? [String: Any] {
        let isField = ["title", "author", "date", "site"].contains(key)
        out.merge(flat(more, isField ? key + " " : "")) { first, _ in first }
      }
    }
    return out
  }
}
