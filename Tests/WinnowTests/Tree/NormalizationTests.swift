import Testing

@testable import Winnow

/// Markup that the HTML Standard (13.2.5) and libxml2 before 2.14 read differently is read like the standard.
@Suite struct NormalizationTests {
  @Test(
    arguments: [
      ("it&#146;s &#x93;old&#148;", "it’s “old”"), ("raw \u{92}", "raw ’"), ("&#0;&#xD800;", "\u{FFFD}\u{FFFD}"),
      ("&ncaron;&lpar;&quest;", "ň(?"), ("&copy 2024 &eacutet&eacute;", "© 2024 été"),
      ("&#8212 dash", "— dash"), ("&amp;ncaron;", "&ncaron;"), ("&lt b", "< b"), ("&ampere", "&ere"),
      ("a & b &c; &unknown; &", "a & b &c; &unknown; &"),
      ("a<![if !x]>b<![endif]>c", "abc"), ("<![CDATA[d]]>e", "e"), ("a<!x>b", "ab"), ("<!-- &#146; -->c", "c"),
      ("<b title='&#146;'>d</b>", "d"),
    ] as [(String, String)])
  func `normalizes like the HTML Standard`(_ html: String, _ text: String) throws {
    #expect(try Tree(html: Array("<p>\(html)".utf8), charset: "utf-8").body.text == text)
  }

  @Test func `URLs, scripts and declarations are unchanged`() throws {
    let html = "<!DOCTYPE html><p>&#146;<a href='?a=1&copy=2&lang=3'>x</a><script>a &copy b; '<![x]>'</script>"
    let tree = try Tree(html: Array(html.utf8), charset: "utf-8")
    #expect(tree.first(.a)?[.href] == "?a=1&copy=2&lang=3")
    #expect(String(decoding: tree.source, as: UTF8.self) == html.replacing("&#146;", with: "’"))
  }

  @Test func `an end tag of br is a line break`() throws {
    #expect(try Tree(html: Array("<p>a</br>b".utf8)).elements(.br).count == 1)
  }

  @Test func `a page without differences is unchanged`() throws {
    let html = Array("<!DOCTYPE html><!-- a --><p>&eacute; &#233; &#x2014; &amp;copy; x&y=1 <a href='?x&copy=1'>é°</a>".utf8)
    #expect(try Tree(html: html, charset: "utf-8").source == html)
  }
}
