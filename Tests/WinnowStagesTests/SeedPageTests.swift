import FoundationEssentials
import Testing
import Winnow
import WinnowStages

/// The first test page of Winnow, as plain text and as four pages with different markup.
@Suite struct SeedPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/seed")
    .standardizedFileURL.path

  private func cleaned(_ file: String) throws -> Page {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.folder)/\(file)")))
    var page = try RawPage(origin: Origin(name: file), bytes: bytes, sourceFormat: file.hasSuffix(".txt") ? .plainText : .html).parsed(
      Limits())
    _ = try Fixtures.pipeline("news").run(on: &page)
    return page
  }

  @Test(arguments: ["seed-page.txt", "soup.html", "semantic.html", "table.html", "wordpress.html"])
  func `cleans seed pages to the expected text`(_ file: String) throws {
    let page = try cleaned(file)
    let record = page.record
    #expect(record[.title] == "بوتين وماكرون يناقشان الأوضاع في سوريا")
    #expect(record.dateline == Dateline(outlet: "بلدي نيوز", agency: "متابعات"))
    #expect(record[.language] == "ar")
    #expect(record.direction == .rtl)
    #expect(record[.site] == "بلدي نيوز" || record[.site] == "It's Over 9000!")

    let source = try String(contentsOfFile: "\(Self.folder)/seed-page.txt", encoding: .utf8)
    let pieces = source.split(separator: "\n", omittingEmptySubsequences: true).map { UTF8Bytes.collapsed($0.utf8) }.filter { !$0.isEmpty }
    let heading = try #require(pieces.firstIndex(of: "مقالات ذات صلة"))
    #expect(page.blocks.map { page.text(of: $0) } == Array(pieces[3..<heading]))
    #expect(Set(record.related.map(\.title)) == Set(pieces[(heading + 1)...]))
  }

  @Test(arguments: ["seed-page.txt", "soup.html", "semantic.html", "table.html", "wordpress.html"])
  func `seed pages credit their sources`(_ file: String) throws {
    let found = Set(try cleaned(file).record.attributions.map { "\($0.kind.rawValue) \($0.name)" })
    let wanted = [
      "publisher بلدي نيوز", "agency متابعات", "cited المركز الصحفي للكرملين", "cited الكرملين", "cited روسيا اليوم", "cited قصر الإليزيه",
      "cited الرئاسة الفرنسية",
    ]
    for credit in wanted where credit != "publisher بلدي نيوز" || file != "seed-page.txt" {
      #expect(found.contains(credit), "\(credit) in \(found.sorted())")
    }
    #expect(!found.contains { $0.contains("القرار") }, "per resolution is no source")
  }
}
