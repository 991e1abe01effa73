import Testing
import Winnow
import WinnowTesting
import WriteRSS

@Test func `the writer keeps the laws`() { #expect(StageLaws.violations(of: WriteRSS.self) == []) }

@Test func `an item is the page's text, and nothing of it is markup`() throws {
  let page = Page(
    try Tree(html: Array("<p>Rain &amp; <b>hail</b><p>2 &lt; 3".utf8)), origin: Origin(id: "1", url: "https://example.org/?a=1&b=2"))
  #expect(
    String(decoding: try WriteRSS().render(page), as: UTF8.self)
      == "<item><title>page</title><link>https://example.org/?a=1&amp;b=2</link><guid isPermaLink=\"false\">1</guid><description>Rain &amp; hail\n\n2 &lt; 3</description></item>\n"
  )
}
