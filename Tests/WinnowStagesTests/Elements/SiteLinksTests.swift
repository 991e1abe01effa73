import Testing

@testable import WinnowStages

@Suite struct SiteLinksTests {
  @Test(
    arguments: [
      ("https://www.example.org/news/park", "/news/bridge", true),
      ("https://www.example.org/news/park", "bridge.html?page=2", true),
      ("https://www.example.org/news/park", "http://example.org/", true),
      ("https://example.org/news/park", "//www.example.org/news/bridge#top", true),
      ("https://example.org/news/park", "/news/park?page=2", true),
      ("https://example.org/news/park", "https://shop.example.com/news/bridge", false),
      ("https://example.org/news/park", "https://example.org.evil.example/", false),
      ("https://example.org/news/park", "https://example.org/news/park#comments", false),
      ("https://example.org/news/park", "/news/park", false),
      ("https://example.org/news/park", "#top", false),
      ("https://example.org/news/park", "", false),
      ("https://example.org/news/park", "javascript:void(0)", false),
      ("https://example.org/news/park", "mailto:desk@example.org", false),
      ("https://example.org/صفحة", "/أخرى", true),
      (nil, "/news/bridge", true),
      (nil, "https://example.org/news/bridge", true),
      (nil, "#top", false),
    ] as [(String?, String, Bool)])
  func `a link leads to another page of the site`(_ page: String?, _ href: String, _ expected: Bool) {
    #expect(SiteLinks(from: page).isInternalLink(Array(href.utf8)[...]) == expected)
  }

  @Test(arguments: [
    ("/", true), ("https://example.org", true), ("http://www.example.org/#top", true), ("/news", false), ("", false), ("#top", false),
    ("https://b.example/", false),
  ])
  func `a link leads to the home page`(_ href: String, _ expected: Bool) {
    #expect(SiteLinks(from: "https://www.example.org/news/park").isHomePageLink(Array(href.utf8)[...]) == expected)
  }

  @Test(arguments: [
    ("https://b.example/", true), ("//b.example/x", true), ("https://blog.example.org/", false), ("/news", false),
    ("mailto:desk@b.example", false), ("", false),
  ])
  func `a link leads to another site`(_ href: String, _ expected: Bool) {
    #expect(SiteLinks(from: "https://www.example.org/news/park").isExternalLink(Array(href.utf8)[...]) == expected)
    #expect(!SiteLinks(from: nil).isExternalLink(Array(href.utf8)[...]))
  }

  @Test(arguments: ["/news", "news", "https://example.org:80/news", "HTTP://example.org", "//example.org", "?at=12:30", "#12:30", ""])
  func `URLs of pages`(_ href: String) { #expect(SiteLinks.isPageLink(Array(href.utf8)[...])) }

  @Test(arguments: ["mailto:desk@example.org", "javascript:void(0)", "whatsapp:send?text=https://example.org/news", "tel:+49"])
  func `URLs of programs are not URLs of pages`(_ href: String) { #expect(!SiteLinks.isPageLink(Array(href.utf8)[...])) }
}
