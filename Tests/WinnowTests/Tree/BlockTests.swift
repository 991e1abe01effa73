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
  func `are what a reader sees as one piece`(_ html: String, _ expected: [String]) throws {
    let page = Page(try Tree(html: Array(html.utf8)))
    #expect(page.blocks.map { "\($0.kind.rawValue) \(page.text(of: $0).replacing("\n", with: " "))" } == expected)
  }

  @Test func `count letters and links`() throws {
    let tree = try Tree(html: Array("<p>ab <a href=/>ك ت</a>".utf8))
    let block = try #require(tree.blocks.first)
    #expect(block.letters == 4)
    #expect(block.linkShare == 0.5)
    #expect(String(decoding: tree.source[block.sourceRange], as: UTF8.self) == "ab <a href=/>ك ت")
  }
}
