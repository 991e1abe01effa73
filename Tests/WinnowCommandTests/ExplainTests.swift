import Foundation
import Testing
import Winnow
import WinnowIO
@testable import WinnowCommand

@Suite struct ExplainTests {
  @Test(arguments: [
    ("seed-page.txt", "مقالات ذات صلة", Int32(1), "dropped by drop-related"),
    ("seed-page.txt", "it's over 9000", 1, "dropped by drop-repeated-heading"),
    ("wordpress.html", "أفاد المركز الصحفي للكرملين", 0, "It stands in the result."),
    ("wordpress.html", "words that the page has not", 2, "no page has these words"),
  ])
  func `says what became of words`(_ page: String, _ words: String, _ code: Int32, _ says: String) throws {
    let result = try Winnow.run(["explain", "news", "Fixtures/seed/\(page)", "--text", words])
    #expect(result.code == code)
    #expect((result.output + result.errors).contains(says), "\(result.output)\(result.errors)")
  }

  /// Every block that `article` drops of the repository's pages is found, and what is offered keeps it.
  @Test func `what is offered keeps the words`() throws {
    let choice = try PipelineChoice("article", WinnowCommand.catalog), pipeline = choice.fallback
    var offered = 0, dropped = 0
    for input in try Inputs([Winnow.root.appending(path: "Fixtures").path]) {
      let page = try input.load(limit: 1 << 20).1.get().parsed(Limits())
      var cleaned = page
      _ = try pipeline.run(on: &cleaned)
      for block in page.tree.blocks where !cleaned.stands(block.nodes) && block.letters >= 15 {
        dropped += 1
        let explanation = try #require(try Explanation(block.text, page, pipeline, SurveyFindings()), "\(block.text)")
        guard case .dropped(let edit) = explanation.finding.fate else { Issue.record("“\(block.text)” is not said to be dropped"); continue }
        #expect(pipeline.entries.contains { $0.id == edit.step })
        guard let remedy = explanation.remedy else { continue }
        offered += 1
        let changed = try #require(PipelineSearch().changing(pipeline, WinnowCommand.catalog)(remedy.changes))
        var again = page
        _ = try changed.run(on: &again)
        #expect(again.stands(explanation.finding.block.nodes), "\(remedy.file(extending: "article"))")
      }
    }
    #expect(dropped > 20)
    #expect(offered * 10 >= dropped * 9, "\(offered) of \(dropped)")
  }

  @Test func `keep and drop are all text, in the dry run's table too`() throws {
    let output = try Winnow.run(["dry-run", "article", "Fixtures/seed/wordpress.html"]).output
    let lines = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let all = try #require(lines.first.flatMap { line in line.firstIndex(of: "letters,").flatMap { Int(line[$0 - 1]) } })
    let table = lines.filter { $0.count == 4 && ($0[2] == "·" || $0[2].hasPrefix("−")) && Double($0[3]) != nil }
    let gone = table.reduce(0) { $0 + (Int($1[2].dropFirst()) ?? 0) }
    let result = try #require(lines.first { $0.first == "result" })
    #expect(table.count > 10)
    #expect(Int(result[3]) == all - gone, "\(result) of \(all), \(gone) gone")
  }

  @Test func `times of many pages have quantiles`() throws {
    let output = try Winnow.run(["dry-run", "article", "Fixtures", "--time"]).output
    #expect(output.hasPrefix("stage") && output.contains("select-main") && output.contains("99 %"))
    #expect(!output.contains("result"))
  }
}
