import Testing
import Winnow

@testable import WinnowStages

/// The content of a page's elements, as Markdown.
@Suite struct ContentTests {
  private static let inline = [
    ContentFixture(
      "nested marks", "<p>Do <b><i>not</i></b> touch <a href=/b><b>it</b></a>.", "Do ***not*** touch [**it**](https://example.org/b)."),
    ContentFixture("marks that touch", "<p><b>İPEK</b><b>HANE</b> stands there.", "**İPEKHANE** stands there."),
    ContentFixture("blanks at the ends of a mark", "<p>a<b> bold </b>word", "a **bold** word"),
    ContentFixture("a stop before a letter", "<p>名は<b>「駅」。</b>と", "名は<strong>「駅」。</strong>と"),
    ContentFixture(
      "code, keys, raised and lowered signs", "<p><code>a `b`</code>, <kbd>Ctrl</kbd>, 10<sup>6</sup>, H<sub>2</sub>O, <del>old</del>",
      "`` a `b` ``, `Ctrl`, 10<sup>6</sup>, H<sub>2</sub>O, ~~old~~"),
    ContentFixture("a blank of its own element", "<p>this<span>&nbsp;</span>statement", "this statement"),
    ContentFixture("lines", "<p>one<br>two<br><br>three", "one\\\ntwo\n\nthree"),
    ContentFixture(
      "an icon in a sentence", "<p>As <svg><title>Icon</title></svg>the board says, it <button>stands</button> here.",
      "As the board says, it stands here."),
    ContentFixture(
      "a link to a script, a picture before a link", "<p><a href='javascript:x()'>Words</a>!<a href=b>c</a>",
      "Words\\![c](https://example.org/news/b)"),
    ContentFixture("ruby", "<p><ruby>漢<rt>かん</rt></ruby>字", "漢字"),
    ContentFixture(
      "text that looks like marks", "<p>1. no<p>- no<p># no<p>&gt; no<p>a_b *c* [d] &lt;b> &amp;amp; \\e",
      "1\\. no\n\n\\- no\n\n\\# no\n\n\\> no\n\na_b \\*c\\* \\[d\\] \\<b> \\&amp; \\\\e"),
    ContentFixture("text that does not", "<p>1.5 of -3 < 4 & 5 > 2 #tag a ~ b $5", "1.5 of -3 < 4 & 5 > 2 #tag a ~ b $5"),
  ]

  private static let blocks = [
    ContentFixture(
      "numbered from three, with code and a list in it", "<ol start=3><li>One:<pre>x\n  y</pre><li>Two<ul><li>a<li>b</ul></ol>",
      "3. One:\n\n   ```\n   x\n     y\n   ```\n\n4. Two\n\n   - a\n   - b"),
    ContentFixture("an item of two paragraphs", "<ul><li><p>a<p>b<li>c</ul>", "- a\n\n  b\n\n- c"),
    ContentFixture("two lists beside each other", "<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol>", "- a\n\n* b\n\n1. c"),
    ContentFixture("tasks", "<ul><li><input type=checkbox checked> done<li><input type=checkbox> open</ul>", "- [x] done\n- [ ] open"),
    ContentFixture("definitions", "<dl><dt>Term<dd>What it is.</dl>", "**Term**\n\nWhat it is."),
    ContentFixture("a quote of two paragraphs", "<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
    ContentFixture(
      "levels of headings", "<h1>a</h1><p>x<h2>b</h2><p>x<h4>c</h4><p>x<h2>d</h2><p>x", "## a\n\nx\n\n## b\n\nx\n\n### c\n\nx\n\n## d\n\nx"),
    ContentFixture(
      "a table with empty and wide cells",
      "<table><tr><th>a<th><p>b</p><th>c<tr><td><td colspan=2>1|2<tr><td rowspan=2>x<td>y<br>z<td><ul><li>p<li>q</ul><tr><td>v<td>w</table>",
      "| a | b | c |\n| --- | --- | --- |\n|  | 1\\|2 |  |\n| x | y <br>z | • p <br>• q |\n|  | v | w |"),
    ContentFixture("a table of layout", "<table><tr><td><h2>A</h2><td><p>b</table>", "## A\n\nb"),
    ContentFixture(
      "a figure", "<p>a<figure><img src=/a.jpg alt='A bridge'><figcaption>The <b>bridge</b>.</figcaption></figure><p>b",
      "a\n\n![A bridge](https://example.org/a.jpg)\n\nThe **bridge**.\n\nb"),
    ContentFixture(
      "a figure that holds the article", "<figure><p>a</p><img src=/a.jpg><p>b</p></figure>", "a\n\n![](https://example.org/a.jpg)\n\nb"),
    ContentFixture(
      "a gallery",
      "<p>a<figure><ul><li><figure><img src=/a.jpg><figcaption>One</figcaption></figure><li><figure><img src=/b.jpg><figcaption>Two</figcaption></figure></ul><figcaption>Both</figcaption></figure><p>b",
      "a\n\n![](https://example.org/a.jpg)\n\nOne\n\n![](https://example.org/b.jpg)\n\nTwo\n\nBoth\n\nb"),
    ContentFixture(
      "a gallery of pictures in lines", "<p>a<figure><img src=/a.jpg><figure><img src=/b.jpg></figure><img src=/c.jpg></figure><p>b",
      "a\n\n![](https://example.org/a.jpg)\n\n![](https://example.org/b.jpg)\n\n![](https://example.org/c.jpg)\n\nb"),
    ContentFixture(
      "a film with a caption",
      "<p>a<figure><video src=/a.mp4 title='A film'></video><figcaption>The <b>film</b>.</figcaption></figure><p>b",
      "a\n\n[A film](https://example.org/a.mp4)\n\nThe **film**.\n\nb"),
    ContentFixture(
      "a link around a heading and its text", "<a href=/b><div><h3>A bridge</h3></div><p>It is <b>open</b>.</p></a>",
      "## [A bridge](https://example.org/b)\n\nIt is **open**."),
    ContentFixture(
      "a link of two lines", "<p>See <a href=/b>the bridge<br>today</a>.", "See [the bridge\\\ntoday](https://example.org/b)."),
    ContentFixture("what a program prints", "<p>It prints <samp>deep</samp>.", "It prints `deep`."),
    ContentFixture(
      "a link around paragraphs", "<a href=/b><p>a</p><p>b</p></a>", "[a](https://example.org/b)\n\n[b](https://example.org/b)"),
    ContentFixture(
      "links of headings to themselves and to others",
      "<h2><a href=#a>A</a></h2><p>a<h2><a href=https://example.org/news/bridge.html#b>B</a></h2><p>b<h2><a href=bridges.html#c>C</a></h2><p>c<a href=#d><h2>D</h2></a><p>d",
      "## A\n\na\n\n## B\n\nb\n\n## [C](https://example.org/news/bridges.html#c)\n\nc\n\n## D\n\nd"),
    ContentFixture(
      "a player", "<p>a<iframe src=https://www.youtube.com/embed/abc title='A film'></iframe><p>b",
      "a\n\n[A film](https://www.youtube.com/watch?v=abc)\n\nb"),
    ContentFixture("a break between parts, and one that parts nothing", "<hr><p>a<hr><hr><p>b<hr>", "a\n\n---\n\nb"),
    ContentFixture(
      "a note of GitHub", "<div class='markdown-alert markdown-alert-note'><p class=markdown-alert-title>Note</p><p>a<p>b</div>",
      "> [!NOTE]\n> a\n>\n> b"),
    ContentFixture(
      "a list by its role",
      "<div role=list><div role=listitem><span>2.</span><div>a</div></div><div><div role=listitem><span>3.</span><p>b<p>c</div></div></div>",
      "2. a\n\n3. b\n\n   c"),
    ContentFixture(
      "a list by its role, of bullets", "<div role=list><div role=listitem>•<b>a</b></div><div role=listitem><span>•</span> b</div></div>",
      "- •**a**\n- b"),
    ContentFixture(
      "an alert with the title of another", "<div class='alert alert-info'><h4 class=alert-heading>Important</h4><p>a</div>",
      "> [!INFO] Important\n> a"),
    ContentFixture(
      "an admonition of no kind", "<div class=admonition><p class=admonition-title>Warning</p><p>a</div>", "> [!WARNING]\n> a"),
    ContentFixture(
      "a warning with a title of its own", "<div class='admonition warning'><p class=admonition-title>Mind the gap</p><p>a</div>",
      "> [!WARNING] Mind the gap\n> a"),
    ContentFixture("an aside that is a warning", "<p>a<aside class=warning><p>b</aside>", "a\n\n> [!WARNING]\n> b"),
    ContentFixture(
      "tasks by their role",
      "<ul><li><span role=checkbox aria-checked=true></span>done<li><span role=checkbox aria-checked=false></span>open</ul>",
      "- [x] done\n- [ ] open"),
    ContentFixture("a warning that opens", "<details class=warning><summary>Ice</summary><p>a</details>", "> [!WARNING] Ice\n> a"),
    ContentFixture("a kind within its family", "<blockquote class='hint hint-danger'><p>a</blockquote>", "> [!DANGER]\n> a"),
    ContentFixture("a short name of a kind", "<blockquote class='callout callout_warn'><p>a</blockquote>", "> [!WARNING]\n> a"),
    ContentFixture(
      "a panel of Confluence",
      "<div class='confluence-information-macro confluence-information-macro-tip'><p class=title>Rope</p><div><p>a</div></div>",
      "> [!TIP] Rope\n> a"),
    ContentFixture(
      "a figure that is a callout, with an icon", "<figure class=callout><div>💡</div><div><p>a</div></figure>", "> [!NOTE]\n> a"),
    ContentFixture("a callout that no script has drawn", "<blockquote><p>[!WARNING]<br>a</blockquote>", "> [!WARNING]\n> a"),
    ContentFixture("a quotation that begins with brackets", "<blockquote><p>[!] a</blockquote>", "> \\[!\\] a"),
    ContentFixture("a note in capitals", "<div class=NOTE><p>Nota<p>a</div>", "> [!NOTE] Nota\n> a"),
    ContentFixture("a note of another class in small letters", "<div class=note><p>Nota<p>a</div>", "Nota\n\na"),
    ContentFixture(
      "a note of docutils", "<div class=warning><p class='first admonition-title'>Warning</p><p class=last>a</div>", "> [!WARNING]\n> a"),
    ContentFixture("a note of DocBook", "<div class=tip><h3 class=title>Rope</h3><p>a</div>", "> [!TIP] Rope\n> a"),
    ContentFixture("a box that has another heading", "<div class=tip><h3>Rope</h3><p>a</div>", "## Rope\n\na"),
    ContentFixture(
      "a card of Ghost",
      "<div class='kg-card kg-callout-card kg-callout-card-blue'><div class=kg-callout-emoji>💡</div><div class=kg-callout-text>a</div></div>",
      "> [!NOTE]\n> a"),
    ContentFixture(
      "a table by its role",
      "<div role=table><div role=rowgroup><div role=row><span role=columnheader>a</span><span role=columnheader>b</span></div></div><div role=row><span role=cell>c</span><span role=cell>d</span></div></div>",
      "| a | b |\n| --- | --- |\n| c | d |"),
    ContentFixture(
      "a grid of one column",
      "<div role=grid><div role=row><div role=gridcell>a</div></div><div role=row><div role=gridcell>b</div></div></div>",
      "a\n\nb"),
    ContentFixture("a warning that is called nothing else", "<div class=warning><p>a</div>", "> [!WARNING]\n> a"),
    ContentFixture("a note that is a warning", "<div class='note warn'><span class=icon></span><p>a</div>", "> [!WARNING]\n> a"),
    ContentFixture("a note and its label", "<div class=note><p class=n>Note:<p>a</div>", "> [!NOTE]\n> a"),
    ContentFixture("a box called a note", "<div class='note meta'><p>a</div>", "a"),
    ContentFixture("a panel", "<div class='panel panel-info'><div class=panel-heading>Keys</div><p>a</div>", "> [!INFO] Keys\n> a"),
    ContentFixture("a message beside the text", "<aside class=msg><span>!</span><p>a</aside>", "> [!NOTE]\n> a"),
    ContentFixture("a heading as title", "<aside class=note><h4>Note</h4><p>a</aside>", "> [!NOTE]\n> a"),
    ContentFixture(
      "a label that begins the text", "<div class='notecard warning'><p><strong>Warning:</strong> a</div>", "> [!WARNING]\n> a"),
    ContentFixture(
      "a title with a word for screen readers",
      "<div class='callout callout-tip'><div class=callout-title><span class=sr-only>Tip</span>Knots</div><p>a</div>", "> [!TIP] Knots\n> a"
    ),
    ContentFixture("numbers that items have", "<ol><li>a<li value=7>b<li>c</ol>", "1. a\n\n7) b\n8) c"),
    ContentFixture(
      "a foot that stands first", "<table><thead><tr><th>a<th>b<tfoot><tr><td>e<td>f<tbody><tr><td>c<td>d</table>",
      "| a | b |\n| --- | --- |\n| c | d |\n| e | f |"),
    ContentFixture(
      "a column that a style hides",
      "<table><tr><th>a<th style='display:none'>x<th>b<tr><td>c<td style='display:none'>y<td>d</table>",
      "| a | b |\n| --- | --- |\n| c | d |"),
    ContentFixture(
      "headings of rows, and icons", "<table><tr><th>a<th>b<tr><td><h4>c</h4><td><img src=y.svg alt=Yes width=16 height=16></table>",
      "| a | b |\n| --- | --- |\n| c | Yes |"),
    ContentFixture("an alert that says no kind", "<div class=alert><p>a</div>", "a"),
  ]

  @Test(arguments: inline + blocks)
  func `HTML to content model`(_ fixture: ContentFixture) throws { #expect(try fixture.written() == fixture.markdown) }

  @Test func `elements nested a thousand deep are read as their text`() throws {
    let html = String(repeating: "<div><b><ul><li>", count: 400) + "deep"
    #expect(try ContentFixture("", html, "").written().contains("deep"))
  }

  @Test func `every block has its source range, in page order`() throws {
    let page = try ContentFixture.page(Self.blocks.map(\.html).joined())
    let sources = page.content.blocks.map(\.source)
    for (first, second) in zip(sources, sources.dropFirst()) { #expect(first.lowerBound <= second.lowerBound) }
    for source in sources { #expect(!source.isEmpty && source.upperBound <= page.tree.source.count) }
  }
}
