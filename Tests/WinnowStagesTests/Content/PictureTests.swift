import Testing
import Winnow
@testable import WinnowStages

@Suite struct PictureTests {
  @Test(arguments: [
    ("<img src=a.jpg>", "a.jpg"), ("<img src=blank.gif data-src=a.jpg>", "a.jpg"), ("<img srcset='s.jpg 400w, l.jpg 1200w'>", "l.jpg"), ("<img src='data:image/gif;base64,R0' data-srcset='a.jpg 1x, b.jpg 2x'>", "b.jpg"),
    ("<picture><source srcset='w.webp 1x'><img></picture>", "w.webp"), ("<img src='data:image/gif;base64,R0'><noscript><img src=a.jpg></noscript>", "a.jpg"),
    ("<img src=a.jpg><noscript><img src=a.jpg></noscript>", "a.jpg"), ("<img src=p.gif width=1 height=1>", nil), ("<img src=i.svg width=24 height=24>", nil), ("<img class=avatar src=a.jpg>", nil),
    ("<picture><source srcset='s.webp 400w, l.webp 1200w'><img src=m.jpg srcset='s.jpg 400w, l.jpg 1200w'></picture>", "l.webp"), ("<picture><source srcset='s.webp 400w'><img srcset='l.jpg 1200w'></picture>", "l.jpg"),
    ("<picture><source media='(max-width: 600px)' srcset=cut.jpg><img src=whole.jpg></picture>", "whole.jpg"), ("<picture><source media='(min-width: 1000px)' srcset=l.jpg><source media='(min-width: 600px)' srcset=m.jpg><img src=s.jpg></picture>", "l.jpg"),
    ("<img src=/img/spacer.gif alt=''>", nil), ("<img src=cleardot.gif?v=2>", nil), ("<img src=clear.jpg>", "clear.jpg"),
    ("<img src=a.jpg hidden>", nil), ("<img src=a.jpg style='display: none'>", nil), ("<nav><img src=a.jpg></nav>", nil),
  ] as [(String, String?)])
  func `is found, once`(_ html: String, _ address: String?) throws {
    var page = try ContentFixture.page("<p>Before.</p><div>\(html)</div><p>Behind.</p>")
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
    let pictures = page.content.blocks.flatMap { block in if case .paragraph(let line) = block.kind { line.pictures } else { [Picture]() } }
    #expect(pictures.map(\.address) == page.record.images.map(\.url))
  }

  private static let head = "<h1>A bridge</h1><div>%</div><ul><li><a href=/1>Politics of the town</a><li><a href=/2>Sport of the town</a></ul>"

  @Test(arguments: [
    ("<img src=a.jpg width=1600>", "", "a.jpg"), ("<img src=a.jpg width=90>", "", nil), ("<a href=/other><img src=a.jpg width=1600></a>", "", nil), ("<nav><img src=a.jpg width=1600></nav>", "", nil),
    ("", "<img src=a.jpg alt=''><p>Ann Lee, editor</p>", nil),
  ] as [(String, String, String?)])
  func `the head of an article has its picture`(_ after: String, _ byline: String, _ address: String?) throws {
    var page = try ContentFixture.page("<main><section>\(Self.head.replacing("%", with: byline))\(after)</section><div><p>The bridge is open.</p></div></main>")
    for block in page.blocks where block.kind != .paragraph || block.text.hasPrefix("Ann") { page.drop(block, because: "none of the text") }
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
  }

  @Test(arguments: [
    ("a.jpg", "a.jpg"), ("a.jpg 1x, b.jpg 2x", "b.jpg"), ("a,b.jpg 400w, c.jpg 300w", "a,b.jpg"), (" a.jpg 1.5x ,b.jpg", "a.jpg"), ("a.jpg, b.jpg 2x", "b.jpg"), ("a.jpg 100w 50h, b.jpg 200w 90h", "b.jpg"), ("", nil), (",,,", nil),
  ] as [(String, String?)])
  func `the largest of a set`(_ set: String, _ address: String?) { #expect(PictureReader.largest(set) == address) }

  @Test func `the record has caption and size`() throws {
    var page = try ContentFixture.page("<p>Before.</p><figure><img src=a.jpg alt='A bridge' width=640 height=480><figcaption>Over the river.</figcaption></figure><p>Behind.</p>")
    try page.run(FindImages())
    #expect(page.record.images == [Image(url: "https://example.org/news/a.jpg", alt: "A bridge", caption: "Over the river.", width: 640, height: 480)])
  }
}
