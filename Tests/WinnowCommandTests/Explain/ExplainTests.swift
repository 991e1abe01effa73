import Foundation
import Testing
import Winnow
import WinnowIO

@testable import WinnowCommand

@Suite struct ExplainTests {
  @Test(arguments: [
    ("seed-page.txt", "مقالات ذات صلة", Int32(1), "dropped by drop-related"),
    ("seed-page.txt", "it's over 9000", 1, "dropped by drop-repeated-heading as repeated title: it says the title again"),
    ("wordpress.html", "أفاد المركز الصحفي للكرملين", 0, "It stands in the result."),
    ("wordpress.html", "words that the page has not", 2, "no page has these words"),
  ])
  func `explains what happened to words`(_ page: String, _ words: String, _ code: Int32, _ says: String) throws {
    let result = try Winnow.run(["explain", "news", "Fixtures/seed/\(page)", "--text", words])
    #expect(result.code == code)
    #expect((result.output + result.errors).contains(says), "\(result.output)\(result.errors)")
  }

  @Test(arguments: [
    ("laut Hafenamt Norddeich", "  rules of German (de.json, latin.json, shared.json)\n    according-to  "),
    ("laut Hafenamt Norddeich", " — took it: cited Hafenamt Norddeich\n"),
    ("laut Gesetz", " — matched “laut”, then <cited>"),
    ("Niemand weiß", "  No rule of German looks for anything in these words.\n"),
  ])
  func `explains the trials of attribution rules`(_ words: String, _ says: String) throws {
    let page =
      "<html lang=de><body><article><h1>Die Fähre</h1><p>Die Fähre, die seit Jahren nur am Wochenende fährt, hat am Montag laut Hafenamt Norddeich im Hafen gewendet, laut Gesetz zu spät, und ist dann wieder nach Norderney gefahren, ohne Gäste.<p>Niemand weiß, wann sie wieder fährt, und niemand fragt.</article>"
    let file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(page.utf8).write(to: file)
    let result = try Winnow.run(["explain", "news", file.path, "--text", words])
    #expect(result.output.contains(says), "\(result.output)\(result.errors)")
    #expect(try !Winnow.run(["explain", "article", file.path, "--text", words]).output.contains("rule"))
  }

  @Test func `all matches are reported, and none in the head is to be kept`() throws {
    let page =
      "<title>The ferry | Coast</title><article><h1>The ferry</h1><p>The ferry, which has sailed on Sundays alone for years, turned in the harbour on Monday, the office says.<p>Nobody knows when it sails again, and nobody asks the ferry.</article>"
    let file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(page.utf8).write(to: file)
    let all = try Winnow.run(["explain", "article", file.path, "--text", "the ferry"]).output
    #expect(all.contains("3 more places") && all.contains("html/head/title"), "\(all)")
    let head = try Winnow.run(["explain", "article", file.path, "--text", "The ferry | Coast"]).output
    #expect(
      head.contains("The record has it as title") && !head.contains("\"drop-invisible\": false") && !head.contains("keeps it"), "\(head)")
    #expect(!head.unicodeScalars.contains("\u{2068}"), "no marks of direction go into a pipe")
  }

  /// Every block of the repository's pages that `article` drops is found, and the suggested change keeps it.
  @Test func `the suggested change keeps the words`() throws {
    let choice = try PipelineChoice("article", WinnowCommand.registry)
    let pipeline = choice.fallback
    var offered = 0
    var dropped = 0
    for input in try Inputs([Winnow.root.appending(path: "Fixtures/seed").path]) {
      let page = try input.load(limit: 1 << 20).1.get().parsed(Limits())
      var cleaned = page
      _ = try pipeline.run(on: &cleaned)
      for block in page.tree.blocks where !cleaned.isKept(block.nodes) && block.characterCount >= 15 {
        dropped += 1
        let explanation = try #require(try Explanation(block.text, page, pipeline, SurveyFindings()), "\(block.text)")
        guard case .dropped(let edit) = explanation.finding.fate else {
          Issue.record("“\(block.text)” is not said to be dropped")
          continue
        }
        #expect(pipeline.entries.contains { $0.id == edit.step })
        if explanation.keep != nil || !explanation.fields.isEmpty { offered += 1 }
        if edit.reason.rule == "not shown" { #expect(explanation.suggestion == nil) }
        guard let suggestion = explanation.suggestion else { continue }
        let changed = try #require(PipelineSearch().changing(pipeline, WinnowCommand.registry)(suggestion.changes))
        var again = page
        _ = try changed.run(on: &again)
        #expect(again.isKept(explanation.finding.block.nodes), "\(suggestion.file(extending: "article"))")
      }
    }
    #expect(dropped > 20)
    #expect(offered * 10 >= dropped * 9, "\(offered) of \(dropped)")
  }

  @Test func `kept and dropped text is all text, in the dry run's table too`() throws {
    let output = try Winnow.run(["dry-run", "article", "Fixtures/seed/wordpress.html"]).output
    let lines = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let all = try #require(lines.first.flatMap { line in line.firstIndex(of: "letters,").flatMap { Int(line[$0 - 1]) } })
    let table = lines.filter { $0.count == 4 && ($0[2] == "·" || $0[2].hasPrefix("−")) && Double($0[3]) != nil }
    let gone = table.reduce(0) { $0 + (Int($1[2].dropFirst()) ?? 0) }
    let result = try #require(lines.first { $0.first == "result" })
    #expect(table.count > 3)
    #expect(lines.contains { $0.prefix(2) == ["nothing", "by"] })
    #expect(Int(result[3]) == all - gone, "\(result) of \(all), \(gone) gone")
  }

  @Test func `times of many pages have quantiles`() throws {
    let output = try Winnow.run(["dry-run", "article", "Fixtures/seed", "--time"]).output
    #expect(output.hasPrefix("stage") && output.contains("select-main") && output.contains("99 %"))
    #expect(!output.contains("result"))
  }
}
