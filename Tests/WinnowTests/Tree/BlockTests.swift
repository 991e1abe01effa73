import Testing
import Winnow

@Suite struct BlockTests {
  @Test(arguments: [
    ("<p>a<p>b", ["paragraph a", "paragraph b"]),
    ("<div>a<p>b</p>c</div>", ["paragraph a", "paragraph b", "paragraph c"]),
    ("<p>a <b>b</b> <a href=/>c</a>", ["paragraph a b c"]),
    ("a<br>b<br><br>c", ["paragraph a b", "paragraph c"]),
    ("<h2>t</h2><ul><li>x<li><p>y</p></ul>", ["heading t", "item x", "item y"]),
    ("<table><tr><td>x<td>y</table>", ["cell x", "cell y"]),
    ("<table><tr><td><p>x</p><p>y</p></table>", ["paragraph x", "paragraph y"]),
    ("<blockquote><p>q</blockquote><pre>c</pre><figure><figcaption>f</figcaption></figure>", ["quote q", "code c", "caption f"]),
    ("<p> </p><p>&nbsp;</p>", []),
  ])
  func `one block per paragraph-like element`(_ html: String, _ expected: [String]) throws {
    let page = Page(try Tree(html: Array(html.utf8)))
    #expect(page.blocks.map { "\($0.kind.rawValue) \(page.text(of: $0).replacing("\n", with: " "))" } == expected)
  }

  @Test(arguments: [
    ("<head><title>t</title></head><body><p>a", "body"), ("<title>t</title><p>a", "body"), ("<title>t</title><main><p>a</main>", ""),
    ("<meta charset=utf-8><title>t</title><main><p>a</main><p>b", ""),
    ("<head><noscript>n</noscript><script>s</script></head><p>a", "body"), ("", ""),
  ])
  func `blocks are in the body, unless the parser places them in the head`(_ html: String, _ name: String) throws {
    let tree = try Tree(html: Array("<!doctype html>\(html)".utf8))
    #expect(tree.body.name == name)
    #expect(tree.body.subtree.count == (name.isEmpty ? tree.count : tree.elements(.body)[0].subtree.count))
  }

  @Test(arguments: [
    ("<ul><li>x<li>y</ul><p>a<p>b", "x\ny\n\na\n\nb"), ("<table><tr><td>x<td>y</table><h2>t</h2><p>أ", "x\ny\n\nt\n\nأ"), ("<p> ", ""),
    ("<p>3·10<sup>6</sup> by 10<sup>−3</sup>, the 5<sup>th</sup>, 1<sup>1</sup>⁄<sub>2</sub>", "3·10⁶ by 10⁻³, the 5th, 1¹⁄₂"),
    ("<p><img class=emoji alt=🎉 src=a.png> a <img alt=🙂 src=/emoji/b.png> b <img class=emoji alt=🎉> <p>c<img alt=d>", "🎉 a 🙂 b 🎉\n\nc"),
    ("<table><tr><th><button>x</button><th>y</table>", "x\ny"),
  ])
  func `blocks make up the text of a page`(_ html: String, _ text: String) throws {
    #expect(Page(try Tree(html: Array(html.utf8))).text == text)
  }

  @Test func `blocks count characters and links`() throws {
    let tree = try Tree(html: Array("<p>ab <a href=/>ك ت</a>".utf8))
    let block = try #require(tree.blocks.first)
    #expect(block.characterCount == 4)
    #expect(block.linkDensity == 0.5)
    #expect(String(decoding: tree.source[block.sourceRange], as: UTF8.self) == "ab <a href=/>ك ت")
  }

  @Test(arguments: [
    ("[ad]", "<p>One [ad] two [ad]", ["[ad]", "[ad]"]),
    ("read more", "<p>read\n  <a href=/>more</a> read  mor read more", ["read\n  more", "read more"]),
    ("اقرأ أيضاً", "<p>نص اقرأ أيضاً نص", ["اقرأ أيضاً"]),
    ("aab", "<p>aaab", ["aab"]),
    ("one two", "<p>one", []),
    (" ", "<p>a b", []),
  ])
  func `blocks find words`(_ words: String, _ html: String, _ expected: [String]) throws {
    var page = Page(try Tree(html: Array(html.utf8)))
    let block = try #require(page.blocks.first)
    let whole = page.text(of: block)
    #expect(block.ranges(of: words).map { String(decoding: page.tree.text[$0], as: UTF8.self) } == expected)
    page.cut(words, of: block, because: "found")
    #expect(page.journal.edits.count == expected.count)
    page.cut(words, of: block, because: "found")
    #expect(page.journal.edits.count == expected.count)
    #expect(
      page.text(of: block)
        == expected.reduce(whole) { $0.replacing($1.replacing("\n ", with: ""), with: "") }.replacing("  ", with: " ").replacing(
          /^ | $/, with: ""))
  }
}
