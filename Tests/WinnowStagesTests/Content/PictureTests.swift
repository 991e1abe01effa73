import Testing
import Winnow

@testable import WinnowStages

@Suite struct PictureTests {
  @Test(
    arguments: [
      ("<img src=a.jpg>", "a.jpg"), ("<img src=blank.gif data-src=a.jpg>", "a.jpg"), ("<img srcset='s.jpg 400w, l.jpg 1200w'>", "l.jpg"),
      ("<img src='data:image/gif;base64,R0' data-srcset='a.jpg 1x, b.jpg 2x'>", "b.jpg"),
      ("<picture><source srcset='w.webp 1x'><img></picture>", "w.webp"),
      ("<img src='data:image/gif;base64,R0'><noscript><img src=a.jpg></noscript>", "a.jpg"),
      ("<img src=a.jpg><noscript><img src=a.jpg></noscript>", "a.jpg"), ("<img src=p.gif width=1 height=1>", nil),
      ("<img src=i.svg width=24 height=24>", nil), ("<img class=avatar src=a.jpg>", nil),
      ("<picture><source srcset='s.webp 400w, l.webp 1200w'><img src=m.jpg srcset='s.jpg 400w, l.jpg 1200w'></picture>", "l.webp"),
      ("<picture><source srcset='s.webp 400w'><img srcset='l.jpg 1200w'></picture>", "l.jpg"),
      ("<picture><source media='(max-width: 600px)' srcset=cut.jpg><img src=whole.jpg></picture>", "whole.jpg"),
      (
        "<picture><source media='(min-width: 1000px)' srcset=l.jpg><source media='(min-width: 600px)' srcset=m.jpg><img src=s.jpg></picture>",
        "l.jpg"
      ),
      ("<img src=/img/spacer.gif alt=''>", nil), ("<img src=cleardot.gif?v=2>", nil), ("<img src=clear.jpg>", "clear.jpg"),
      ("<img src=s.jpg data-lazy-src=m.jpg data-lazy-srcset='m.jpg 400w, l.jpg 1200w'>", "l.jpg"),
      ("<img src=i.svg style='width: 16px; height:16px'>", nil), ("<img src=a.jpg style='max-width:16px; width: 50%'>", "a.jpg"),
      ("<amp-img src=a.jpg width=640 height=480><noscript><img src=a.jpg></noscript></amp-img>", "a.jpg"),
      ("<a href=/><img src=a.jpg></a>", nil), ("<a href=https://example.org><img src=a.jpg></a>", nil),
      ("<a href=/b><img src=a.jpg></a>", "a.jpg"), ("<a href=https://b.example/><img src=a.jpg></a>", "a.jpg"),
      ("<img src=spacer.gif data-echo=a.jpg>", "a.jpg"), ("<img src=none.gif zoomfile=a.jpg>", "a.jpg"),
      ("<img src=a.jpg data-lazyload=true>", "a.jpg"), ("<img src=s.jpg data-src='a_{width}x.jpg' data-widths='[180, 540]'>", "a_540x.jpg"),
      ("<img src=a.jpg data-src='b_{w}.jpg'>", "a.jpg"),
      ("<img src=a.jpg hidden>", nil), ("<img src=a.jpg style='display: none'>", nil), ("<nav><img src=a.jpg></nav>", nil),
      ("<div class=share><a href=/f><img src=a.jpg></a></div>", nil), ("<div class=banner-ad><img src=a.jpg></div>", nil),
    ] as [(String, String?)])
  func `each image is found once`(_ html: String, _ address: String?) throws {
    var page = try ContentFixture.page("<p>Before.</p><div>\(html)</div><p>Behind.</p>")
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
    let pictures = page.content.blocks.flatMap { block in
      if case .paragraph(let line) = block.kind { line.pictures } else { [InlineImage]() }
    }
    #expect(pictures.map(\.url) == page.record.images.map(\.url))
  }

  @Test func `captions are split at line breaks and inline styles`() throws {
    var page = try ContentFixture.page(
      "<p>Before.<figure><img src=a.jpg><figcaption>The bridge.<br>At dawn<span class=credit>Ann Lee</span></figcaption></figure><p>Behind."
    )
    try page.run(FindImages())
    #expect(page.record.images.map(\.caption) == ["The bridge. At dawn Ann Lee"])
    #expect(WriteMarkdown.content(of: page).contains("The bridge. At dawn Ann Lee"))
  }

  @Test func `a line with a caption class directly below an image is its caption`() throws {
    var page = try ContentFixture.page("<p>Before.<p><img src=a.jpg></p><p class=caption>The bridge</p><p>Behind.")
    let line = try #require(page.blocks.first { page.text(of: $0) == "The bridge" })
    page.drop(line, because: "none of the text")
    let captions = page.content.blocks.compactMap { block in
      if case .figure(_, let line) = block.kind { line.plainText } else { nil as String? }
    }
    #expect(captions == ["The bridge"])
  }

  @Test func `a figure of the header is in the text once`() throws {
    func figure(_ caption: String) -> String { "<figure><img src=a.jpg><figcaption>\(caption)</figcaption></figure>" }
    let page = try ContentFixture.page(figure("The bridge") + "<h2>Built</h2>" + figure("The bridge") + "<p>Text." + figure("Again"))
    let text = WriteMarkdown.content(of: page)
    #expect(text.ranges(of: "The bridge").count == 1 && text.contains("Again"))
  }

  @Test(
    arguments: [
      ("<figure><img src=a.jpg><figcaption>The bridge</figcaption></figure>", "The bridge"),
      ("<div class=wp-caption><a href=/b><img src=a.jpg></a><p class=wp-caption-text>The bridge</p></div>", "The bridge"),
      ("<table><tr><td><img src=a.jpg></td></tr><tr><td class=tr-caption>The bridge</td></tr></table>", "The bridge"),
      ("<figure><img src=a.jpg><p>The bridge</p></figure>", "The bridge"),
      ("<figure><img src=a.jpg><a href=/b>Enlarge</a><figcaption>The bridge</figcaption></figure>", "The bridge"),
      (
        "<div><img src=a.jpg><div class=caption>The bridge <b class=hide-caption>hide caption</b></div></div>",
        "The bridge"
      ),
      ("<figure><img src=a.jpg><figcaption><span class=sr-only>Image, </span>The bridge</figcaption></figure>", "The bridge"),
      ("<div><img src=a.jpg><p>The bridge</p></div>", ""),
    ])
  func `images have their captions`(_ html: String, _ caption: String) throws {
    var page = try ContentFixture.page("<p>Before.</p>\(html)<p>Behind.</p>")
    for block in page.blocks.dropFirst().dropLast() { page.drop(block, because: "none of the text") }
    try page.run(FindImages())
    #expect(page.record.images.first?.caption ?? "" == caption)
    let captions = page.content.blocks.compactMap { block in
      if case .figure(_, let line) = block.kind, !line.isEmpty { line.plainText } else { nil as String? }
    }
    #expect(captions == (caption.isEmpty ? [] : [caption]))
  }

  private static let head =
    "<h1>A bridge</h1><div>%</div><ul><li><a href=/1>Politics of the town</a><li><a href=/2>Sport of the town</a></ul>"

  @Test(
    arguments: [
      ("<img src=a.jpg width=1600>", "", "a.jpg"), ("<img src=a.jpg width=90>", "", nil),
      ("<a href=/other><img src=a.jpg width=1600></a>", "", nil), ("<nav><img src=a.jpg width=1600></nav>", "", nil),
      ("", "<img src=a.jpg alt=''><p>Ann Lee, editor</p>", nil),
    ] as [(String, String, String?)])
  func `the header of an article has its image`(_ after: String, _ byline: String, _ address: String?) throws {
    var page = try ContentFixture.page(
      "<main><section>\(Self.head.replacing("%", with: byline))\(after)</section><div><p>The bridge is open.</p></div></main>")
    for block in page.blocks where block.kind != .paragraph || block.text.hasPrefix("Ann") { page.drop(block, because: "none of the text") }
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
  }

  @Test(arguments: [("author-bio", nil), ("gallery", "a.jpg")] as [(String, String?)])
  func `an author's image is dropped with the text about the author`(_ name: String, _ address: String?) throws {
    var page = try ContentFixture.page("<p>The bridge is open.</p><div class=\(name)><img src=a.jpg alt='Ann Lee'><p>Of bridges.</p></div>")
    try page.drop(#require(page.blocks.last), because: "none of the text")
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
  }

  @Test func `the parts of a caption are separated if none is text of the article`() throws {
    var page = try ContentFixture.page(
      "<p>Before.</p><figure><img src=a.jpg><figcaption><p>The bridge.</p><span>Ann Lee</span></figcaption></figure><p>Behind.</p>")
    for block in page.blocks where block.text != "Before." && block.text != "Behind." { page.drop(block, because: "not main content") }
    #expect(WriteMarkdown.content(of: page) == "Before.\n\n![](https://example.org/news/a.jpg)\n\nThe bridge. Ann Lee\n\nBehind.")
  }

  @Test(
    arguments: [
      ("<img src=a.jpg alt='Photo of Ann Lee'>", nil),
      ("<figure><img src=a.jpg alt='Ann Lee'><figcaption>At the bridge.</figcaption></figure>", "a.jpg"),
      ("<img src=a.jpg alt='Ann Lee shows the plans of the new bridge over the river'>", "a.jpg"),
      ("<img src=a.jpg alt='Ben Fox'>", "a.jpg"),
    ] as [(String, String?)])
  func `a portrait of the author is not content`(_ html: String, _ address: String?) throws {
    var page = try ContentFixture.page("<p>Before.</p><div>\(html)</div><p>Behind.</p>")
    page.set(.author(Author(name: "Ann Lee")), because: "set by the test")
    try page.run(FindImages())
    #expect(page.record.images.map(\.url) == (address.map { ["https://example.org/news/\($0)"] } ?? []))
  }

  @Test(
    arguments: [
      ("a.jpg", "a.jpg"), ("a.jpg 1x, b.jpg 2x", "b.jpg"), ("a,b.jpg 400w, c.jpg 300w", "a,b.jpg"), (" a.jpg 1.5x ,b.jpg", "a.jpg"),
      ("a.jpg, b.jpg 2x", "b.jpg"), ("a.jpg 100w 50h, b.jpg 200w 90h", "b.jpg"), ("", nil), (",,,", nil),
    ] as [(String, String?)])
  func `the largest image of a srcset`(_ set: String, _ address: String?) { #expect(PictureReader.largest(set) == address) }

  @Test func `the record has caption and size`() throws {
    var page = try ContentFixture.page(
      "<p>Before.</p><figure><img src=a.jpg alt='A bridge' width=640 height=480><figcaption>Over the river.</figcaption></figure><p>Behind.</p>"
    )
    try page.run(FindImages())
    #expect(
      page.record.images == [
        Image(url: "https://example.org/news/a.jpg", alt: "A bridge", caption: "Over the river.", width: 640, height: 480)
      ])
  }
}
