import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

/// File names from values of pages.
@Suite struct PathTemplateTests {
  private static func path(_ template: String, id: String, url: String? = nil) throws -> String {
    let page = WrittenPage(number: 7, origin: Origin(id: id, url: url, name: "n"), date: "2024-05-06T07:08:09Z", outputs: [])
    return try PathTemplate(template).path(page, fileExtension: "md").string
  }

  @Test(arguments: [
    ("a.html", "a.md"), ("1234567890123456789", "1234567890123456789.md"), ("<urn:uuid:0a-1>", "urn_uuid_0a-1.md"), ("a<b>c", "a_b_c.md"),
    ("<", "_.md"),
    ("<>", "page.md"), ("../../etc/passwd", "passwd.md"), ("a:b", "a_b.md"), ("", "page.md"),
  ])
  func `ids become typable names`(_ id: String, _ name: String) throws {
    #expect(try Self.path("{stem}.{ext}", id: id) == name)
  }

  @Test func `all placeholders are replaced`() throws {
    #expect(try Self.path("{host}/{date}/{number}-{id}.{ext}", id: "x", url: "https://example.org/a") == "example.org/2024-05-06/7-x.md")
  }

  @Test(arguments: [
    ("{stamm}.txt", "{stamm} is nothing that a file can be named by"), ("{stem.txt", "\"{stem.txt\" has no \"}\""),
    ("{host}/{stem", "\"{stem\" has no \"}\""),
  ])
  func `invalid templates are rejected`(_ template: String, _ says: String) throws {
    let error = try #require(throws: OutputError.self) { try PathTemplate(template) }
    guard case .refused(let sentence) = error else { throw error }
    #expect(sentence.contains(says))
  }
}
