import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

/// Files that users mistake for pages.
@Suite struct PageLoadingTests {
  @Test(
    arguments: [
      ("a.csv", Array("id,html\n1,<p>Rain".utf8), "this is a table of CSV, not a page; give its rows as NDJSON"),
      ("a.TSV", Array("id\thtml\n1\t<p>Rain".utf8), "this is a table of TSV"),
      ("a.ndjson.bz2", Array("BZh91AY&SY".utf8) + [0x1A, 0x2B], "this is a file packed with bzip2, not a page"),
      ("a.ndjson.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], "this is a file packed with xz, not a page"),
      ("a.tar", Array("a.html".utf8) + Array(repeating: 0, count: 251) + Array("ustar".utf8), "this is a tar archive, not a page"),
      ("a.html", Array("PAR1".utf8) + [0x15, 4], "this is a Parquet file, not a page"),
      ("a.html", Array("BZh is no word, and <p>ustar is one.".utf8), nil),
    ] as [(String, [UInt8], String?)])
  func `the error names the detected file type`(_ name: String, _ bytes: [UInt8], _ says: String?) throws {
    let folder = try TestFolder()
    try folder.add(Array(name.utf8), bytes)
    let (origin, raw) = PendingPage.file(folder(name)).load(limit: 1 << 20)
    #expect(origin.id == folder(name).string)
    var said: String?
    do throws(PageError) { _ = try raw.get().parsed(Limits()) } catch { said = "\(error)" }
    #expect(says.map { said?.contains($0) ?? false } ?? (said == nil), "\(said ?? "no error")")
  }

  @Test(arguments: ["<html><p>It rains.", String(repeating: "x", count: 5000)])
  func `a page is rejected as a list of files`(_ page: String) throws {
    let folder = try TestFolder()
    try folder.add("list", page)
    let error = try #require(throws: InputError.self) { try Inputs([], lists: [folder("list")]) }
    #expect(error.description.hasSuffix("list: this is not a list of files; name a page without --files-from"))
  }
}
