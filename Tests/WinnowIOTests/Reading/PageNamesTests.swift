import Testing

@testable import WinnowIO

@Suite struct PageNamesTests {
  @Test(arguments: [
    (
      [
        "a.html", "A.HTML", "b.Htm", "c.xhtml", "d.shtml", "e.php", "f.asp", "g.aspx", "h.jsp", "i.cfm", "j.txt", "index.html.1",
        "index.html.12", "a.html.gz", "a.html.zst", "a.html.br",
        "a.html.1.gz", "index.php?id=3", "x.htm?y=1", "a.php?v=1.5", "index.php?id=3.html", "a b.html", "-a.html", "مقال.html", "v1.2.html",
      ], PageNames.Kind.page
    ),
    (["a.ndjson", "a.jsonl", "a.WARC", "a.warc.gz", "CC-MAIN-0001.warc.wet.gz", "a.jsonl.zst", "part-0.ndjson.br"], .stream),
    (
      [
        "README", "artikel", "article?id=3", "index.php@id=3", "a.xml", "a.json", "release-1.2", "dump.gz", "a.dat", "thumb.php?src=a.jpg",
        "seite.", "Über uns",
      ], .unknown
    ),
    (["a.mhtml", "a.MHT", "a.webarchive", "a.wacz", "a.html.bz2", "a.warc.xz"], .unread),
    (
      [
        "a.jpg", "a.PNG", "style.css", "style.css?v=3", "style.css?v=1.5", "app.js", "app.js.gz", "film.mp4", "a.pdf", "a.zip", "a.tar.gz",
        "a.tgz", "font.woff2", "a.jpg.1", "a.html~",
        "a.html.bak", "a.html.orig", "out.ndjson.part", "access.log.1", "access.log.gz", "notes.xz", ".a.html", ".htaccess", "robots.txt",
        "Robots.TXT", "ads.txt", "crawl.cdx.gz",
      ], .other
    ),
  ])
  func `names classify pages`(_ names: [String], _ kind: PageNames.Kind) {
    for name in names { #expect(PageNames.kind(of: Array(name.utf8)) == kind, "\(name)") }
  }

  @Test func `file extensions are unique`() {
    let sets = [PageNames.pages, PageNames.streams, PageNames.unreadArchives, PageNames.unreadCompressions, PageNames.others]
    #expect(sets.reduce(0) { $0 + $1.count } == sets.reduce(Set()) { $0.union($1) }.count)
    for ending in sets.joined() { #expect(ending == ending.lowercased() && Compression.of(fileExtension: ending) == nil, "\(ending)") }
  }
}

@Suite struct FirstBytesTests {
  @Test(arguments: [
    (
      [
        "<!DOCTYPE html>\n<p>", "<html lang=de>", "\n\t <HEAD>", "\u{FEFF}<!doctype html><p>", "<!-- gespiegelt --><html>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">",
        "<?xml version=\"1.0\"?><!-- x --><html xmlns=\"http://www.w3.org/1999/xhtml\">", "<p>Ein Text", "<title>x</title>",
        "<div class=a>", "<!-- ein langer Kommentar",
      ], PageNames.Kind.page
    ),
    (
      [
        "WARC/1.1\r\n", "\nWARC/1.0\r\n", "{\"id\":\"a\",\"html\":\"<p>\"}", "\u{FEFF}{\"html_base64\":\"\"}",
        "[\n {\"id\": 1, \"html\": \"\"}]",
      ], .stream
    ),
    (
      [
        "", "Ein Text.", "<?xml version=\"1.0\"?><rss>", "<?xml version=\"1.0\"?><div>", "<?php echo 1;", "<svg>", "<pre-commit>",
        "<!doctype plist>", "{\"name\":\"x\"}", "[1]", "[{\"name\":\"x\"}]", "<", "<p", "%PDF-1.4", "<?xml",
      ], .other
    ),
  ])
  func `the first bytes classify pages`(_ heads: [String], _ kind: PageNames.Kind) {
    for head in heads { #expect(ContentSniffer.kind(of: Array(head.utf8), .standard) == kind, "\(head)") }
  }

  @Test func `pages in UTF-16, compressed, and with custom keys`() throws {
    #expect(ContentSniffer.kind(of: [0xFF, 0xFE] + "<html>".utf8.flatMap { [$0, 0] }, .standard) == .page)
    #expect(ContentSniffer.kind(of: Array(#"{"content":"<p>"}"#.utf8), try LineFields("html=content")) == .stream)
    let folder = try TestFolder()
    try folder.add(Array("a.gz".utf8), CompressedPages.gzip(Array(TestFolder.page.utf8)))
    try folder.add(Array("b.zst".utf8), [UInt8](CompressedPages.zstd))
    try folder.add(Array("c.br".utf8), [UInt8](CompressedPages.brotli))
    try folder.add(Array("d.gz".utf8), CompressedPages.gzip(Array("WARC/1.0\r\n".utf8)))
    try folder.add(Array("e.gz".utf8), CompressedPages.gzip(Array("a,b\n1,2\n".utf8)))
    try folder.add(Array("f.gz".utf8), [0x1F, 0x8B, 0x08, 0xFF, 0xFF])
    let kinds = try ["a.gz", "b.zst", "c.br", "d.gz", "e.gz"].map { try ContentSniffer.kind(of: folder($0), .standard) }
    #expect(kinds == [.page, .page, .page, .stream, .other])
    #expect(folder.names(try Inputs([folder.path])).prefix(3) == ["a.gz", "b.zst", "c.br"])
  }
}
