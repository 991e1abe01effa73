import Foundation
import TestSupport
import Testing

/// The scores of `winnow bench --attributions`.
@Suite struct AttributionBenchTests {
  private static let env = URL(filePath: "/usr/bin/env")
  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func counts(_ json: Any?) -> [Int] {
    let figures = json as? [String: Any] ?? [:]
    return ["tp", "fp", "fn"].map { (figures[$0] as? NSNumber)?.intValue ?? 0 }
  }

  private static let bridge =
    "OSLO (AP) - The bridge reopened on Monday after two years of work, according to the Department of Transport, and the first cars crossed it at dawn."

  /// Two pages with the same text, one of them with a differing annotation, and one that fails.
  private static let gold = """
    {"id": "a", "language": "en", "text": "Bridge reopens\\n\\n\(bridge)", "gold": {"attributions": [{"kind": "agency", "name": "The Associated Press", "evidence": "OSLO (AP)"}, {"kind": "place", "name": "Oslo", "evidence": "OSLO (AP)"}, {"kind": "speaker", "name": "Department of Transport"}, {"kind": "author", "name": "Nobody", "optional": true}]}}
    {"id": "b", "language": "en", "text": "Bridge reopens\\n\\n\(bridge)", "gold": {"attributions": [{"kind": "agency", "name": "Reuters", "aliases": ["AP"], "evidence": "OSLO (AP)"}, {"kind": "cited", "name": "It's the Mayor", "evidence": "- It's the Mayor"}, {"kind": "photo", "name": "AP"}]}}
    {"id": "c", "language": "sv", "html": "", "gold": {"attributions": [{"kind": "editor", "name": "X"}]}}

    """

  private static func file(_ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test func `counts by kind, language and rule, and lists the errors of the worst pages`() throws {
    let file = try Self.file(Self.gold)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let json = try Self.object(try Winnow.run(["bench", "--attributions", file, file, "--json", "--worst", "2"]).output)
    #expect(json["pages"] as? Int == 3)
    #expect(json["failed"] as? Int == 1)
    #expect(Self.counts(json["all"]) == [3, 2, 3])
    let kinds = try #require(json["kinds"] as? [String: Any])
    let languages = try #require(json["languages"] as? [String: Any])
    #expect(
      kinds.mapValues(Self.counts) == [
        "agency": [2, 0, 0], "place": [1, 1, 0], "cited": [0, 1, 1], "photo": [0, 0, 1], "editor": [0, 0, 1],
      ])
    #expect(languages.mapValues(Self.counts) == ["en": [3, 2, 2]])
    let rule = try #require((json["rules"] as? [String: [String: Double]])?["according-to"])
    #expect(rule == ["found": 2, "right": 0, "wrong": 1, "neither": 1, "P": 0])
    let worst = try #require(json["worst"] as? [[String: Any]])
    #expect(worst.map { $0["id"] as? String } == ["b", "c"])
    #expect(
      (worst.first?["missed"] as? [[String: Any]])?.first?["explain"] as? String
        == #"winnow explain news \#(file) --text 'It'\''s the Mayor'"#)
    #expect(worst.last?["failure"] as? String == "the page is empty")
  }

  @Test func `the tables have the same figures, and a command for each error`() throws {
    let file = try Self.file(Self.gold)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let result = try Winnow.run(["bench", "--attributions", file, file])
    #expect(result.code == 0)
    let rows = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["all", "3", "pages,", "1", "failed"]))
    #expect(rows.contains(["all", "6", "3", "2", "3", "0.600", "0.500", "0.545"]))
    #expect(rows.contains(["en", "5", "3", "2", "2", "0.600", "0.600", "0.600"]))
    #expect(rows.contains(["according-to", "2", "0", "1", "1", "0.000"]))
    #expect(result.output.contains("winnow explain news \(file) --text"))
  }

  @Test(arguments: [
    (#"{"id": 1"#, "not valid JSON"), (#"{"gold": {"attributions": []}}"#, "\"id\""), (#"{"id": "b"}"#, "\"attributions\""),
    (#"{"id": "b", "gold": {"attributions": [{"kind": "agncy", "name": "AP"}]}}"#, "did you mean \"agency\"?"),
    (#"{"id": "b", "gold": {"attributions": [{"kind": "agency"}]}}"#, "\"name\""),
  ]) func `annotation errors are reported with file and line`(_ line: String, _ what: String) throws {
    let file = try Self.file(#"{"id": "a", "gold": {"attributions": []}}"# + "\n\(line)\n")
    defer { try? FileManager.default.removeItem(atPath: file) }
    let result = try Winnow.run(["bench", "--attributions", file, file])
    #expect(result.code == 66)
    #expect(result.errors.contains("\(file):2: "))
    #expect(result.errors.contains(what))
  }

  @Test(.enabled(if: AnnotatedPages.areAsked, AnnotatedPages.comment), arguments: ["gold.ndjson", "gold-2.ndjson.gz"])
  func `the figures are those of the annotations' own scorer`(_ name: String) throws {
    let gold = try AnnotatedPages.path("attribution/\(name)")
    let ours = try Self.object(try Winnow.run(["bench", "--attributions", gold, gold, "--json", "--worst", "0"]).output)
    let pages = String(decoding: try AnnotatedPages.lines("attribution/\(name)"), as: UTF8.self)
    let records = try Winnow.run(["run", "news", "-"], input: pages).output
    let predictions = try Self.file(
      try Winnow.run(Self.env, ["python3", AnnotatedPages.path("predictions.py"), "attribution"], input: records).output)
    defer { try? FileManager.default.removeItem(atPath: predictions) }
    let scorer = try Winnow.run(Self.env, ["python3", AnnotatedPages.path("attribution/score.py"), gold, predictions, "--json"]).output
    var theirs = try #require(try Self.object(scorer)["attributions"] as? [String: Any])
    #expect(Self.counts(theirs["ALL"]) != [0, 0, 0])
    #expect(Self.counts(ours["all"]) == Self.counts(theirs.removeValue(forKey: "ALL")))
    let kinds = ours["kinds"] as? [String: Any] ?? [:]
    for (kind, figures) in theirs { #expect(Self.counts(kinds[kind]) == Self.counts(figures), "\(name): \(kind)") }
  }
}
