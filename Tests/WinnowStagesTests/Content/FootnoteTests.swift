import Testing

@testable import WinnowStages

/// Footnotes as various generators write them: a reference, and the text without its own number and back-link.
@Suite struct FootnoteTests {
  private static let one = "A claim.[^1] More.\n\n[^1]: The *proof* of it."

  private static let makers = [
    ContentFixture(
      "kramdown",
      "<p>A claim.<sup id=fnref:1 role=doc-noteref><a href=#fn:1 class=footnote>1</a></sup> More.<div class=footnotes><ol><li id=fn:1><p>The <i>proof</i> of it. <a href=#fnref:1 class=reversefootnote>&#8617;</a></ol></div>",
      one),
    ContentFixture(
      "MediaWiki, under a heading",
      "<p>A claim.<sup id=cite_ref-1 class=reference><a href=#cite_note-1>[1]</a></sup> More.<h2>Notes</h2><ol class=references><li id=cite_note-1><span class=mw-cite-backlink><b><a href=#cite_ref-1>^</a></b></span> <span class=reference-text>The <i>proof</i> of it.</span></ol>",
      "A claim.[^1] More.\n\n## Notes\n\n[^1]: The *proof* of it."),
    ContentFixture(
      "Word",
      "<p>A claim.<a href=#_ftn1 name=_ftnref1><span>[1]</span></a> More.<hr><div id=ftn1><p><a href=#_ftnref1 name=_ftn1><span>[1]</span></a> The <i>proof</i> of it.</div>",
      one),
    ContentFixture(
      "named anchors",
      "<p>A claim.<a name=a1 href=#n1><span>1</span></a> More.<div class=note><p><a name=n1 href=#a1>1</a> The <i>proof</i> of it.</div>",
      one),
    ContentFixture(
      "WordPress",
      "<p>A claim.<sup class=fn><a href=#u-1 id=u-1-link>1</a></sup> More.<ol class=wp-block-footnotes><li id=u-1>The <i>proof</i> of it. <a href=#u-1-link>↩︎</a></ol>",
      one),
    ContentFixture(
      "Hatena",
      "<p>A claim.<a href=#f-1 id=fn-1 title='The proof of it.'>*1</a> More.<div class=footnote><p class=footnote><a href=#fn-1 id=f-1 class=footnote-number>*1</a><span class=footnote-delimiter>:</span><span class=footnote-text>The <i>proof</i> of it.</span></div>",
      one),
    ContentFixture(
      "Texinfo, a heading for each",
      "<p>A claim.<a class=footnote id=D1 href=#F1><sup>1</sup></a> More.<div><hr><h4>Footnotes</h4><h5><a id=F1 href=#D1>(1)</a></h5><p>The <i>proof</i> of it.</div>",
      one),
    ContentFixture(
      "Substack",
      "<p>A claim.<a class=footnote-anchor id=fa-1 href=#f-1>1</a> More.<div class=footnote><a id=f-1 href=#fa-1 class=footnote-number>1</a><div class=footnote-content><p>The <i>proof</i> of it.</div></div>",
      one),
    ContentFixture(
      "MediaWiki, a group with a name",
      "<p>A claim.<sup id=cite_ref-1 class=reference><a href=#cite_note-1>[прим. 1]</a></sup> More.<ol class=references><li id=cite_note-1><span class=mw-cite-backlink><a href=#cite_ref-1>↑</a></span> <span>The <i>proof</i> of it.</span></ol>",
      one),
    ContentFixture(
      "LaTeXML, within the paragraph",
      "<p>A claim.<span class='ltx_note ltx_role_footnote'><sup class=ltx_note_mark>1</sup><span class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>1</sup><span class=ltx_tag_note>1</span>The <i>proof</i> of it.</span></span></span> More.",
      one),
    ContentFixture(
      "a note that its number opens, right after it",
      "<p>A claim.<sup><a href='javascript:x'>1</a></sup><span class=modern-footnotes-footnote__note>The <i>proof</i> of it.</span> More.",
      one),
    ContentFixture(
      "a sign, raised in its link", "<p>A claim.<a href=#d1><sup>†</sup></a> More.<hr><p id=d1>† The <i>proof</i> of it.", one),
    ContentFixture(
      "lines of one paragraph",
      "<p>A claim.<sup><a href=#n1>1</a></sup> More.<sup><a href=#n2>2</a></sup><p><a name=n1></a>1. The <i>proof</i> of it.<br><a name=n2></a>2. Another.",
      "A claim.[^1] More.[^2]\n\n[^1]: The *proof* of it.\n\n[^2]: Another."),
    ContentFixture(
      "by the page's own address",
      "<link rel=canonical href=https://b.example/a><p>A claim.<sup><a href=https://b.example/a#n1>1</a></sup> More.<ol class=footnotes><li id=n1>The <i>proof</i> of it.</ol>",
      one),
    ContentFixture("without links, behind a rule", "<p>A claim.<sup>1</sup> More.<hr><p><sup>1</sup> The <i>proof</i> of it.", one),
    ContentFixture(
      "without links, in a list beside the text",
      "<p>A claim.<sup>1</sup> More.<aside><ol start=1><li>The <i>proof</i> of it.</ol></aside>", one),
    ContentFixture(
      "a number in brackets that leads to the item of that number",
      "<p>A claim.<a href=#r1>[1]</a> More.<ol><li><a id=r1></a>The <i>proof</i> of it.</ol>", one),
    ContentFixture(
      "LaTeXML",
      "<p>A claim.<cite><a href=#bib.bib1>1</a></cite> More.<section><h2>References</h2><ul><li id=bib.bib1><span>[1]</span><span>The <i>proof</i> of it.</span></ul></section>",
      "A claim.[^1] More.\n\n## References\n\n[^1]: The *proof* of it."),
    ContentFixture(
      "a row of a table",
      "<p>A claim.<a href=#f1>[1]</a> More.<table class=footnotes><tr><td><a name=f1>[1]</a><td>The <i>proof</i> of it.</table>", one),
    ContentFixture(
      "behind a rule, with text behind them",
      "<p>A claim.<sup><a href=#f1>1</a></sup> More.<hr><ol class=footnotes><li id=f1>The <i>proof</i> of it.</ol><p>Thanks.",
      "A claim.[^1] More.\n\nThanks.\n\n[^1]: The *proof* of it."),
    ContentFixture(
      "in its own number, which opens it",
      "<p>A claim.<span class=inline-footnote>1<span class=footnote-content style='display:none'>The <i>proof</i> of it.</span></span> More.",
      one),
    ContentFixture(
      "parted by line breaks", "<p>A.<sup>1</sup> B.<sup>2</sup><p><sup>1</sup> One.<br><sup>2</sup> <i>Two</i>.",
      "A.[^1] B.[^2]\n\n[^1]: One.\n\n[^2]: *Two*."),
    ContentFixture(
      "written in the text, parted by line breaks", "<p>A [1]. B [2].<div>Notes<br>[1] One.<br>[2] <i>Two</i>.</div>",
      "A [^1]. B [^2].\n\nNotes\n\n[^1]: One.\n\n[^2]: *Two*."),
    ContentFixture(
      "LaTeX2HTML, each under the words that it explains",
      "<p>A claim.<a name=t1 href=#f12><sup>1</sup></a> More.<hr><h4>Footnotes</h4><dl><dt><a name=f12>... claim.</a><a href=#t1><sup>1</sup></a><dd>The <i>proof</i> of it.</dl>",
      one),
    ContentFixture(
      "a link back in brackets, under a line in bold",
      "<p>A claim.<a name=b1></a><a href=#n1>[1]</a> More.<p><b>Notes</b><p><a name=n1></a>[1] The <i>proof</i> of it. [<a href=#b1>back</a>]",
      one),
    ContentFixture(
      "Sphinx, under a line that is called their heading",
      "<p>A claim.<a class='footnote-reference brackets' href=#i2 id=i1 role=doc-noteref><span>[</span>1<span>]</span></a> More.<p class=rubric>Footnotes</p><aside class='footnote-list brackets'><aside class='footnote brackets' id=i2 role=doc-footnote><span class=label><span>[</span><a role=doc-backlink href=#i1>1</a><span>]</span></span><p>The <i>proof</i> of it.</aside></aside>",
      one),
    ContentFixture("raised digits", "<p>A claim.¹ More.<p>¹ The <i>proof</i> of it.", one),
    ContentFixture(
      "written in the text, in a list under a heading", "<p>A [1], B [2].<h2>Sources</h2><ol><li>One.<li>Two.</ol>",
      "A [^1], B [^2].\n\n## Sources\n\n[^1]: One.\n\n[^2]: Two."),
    ContentFixture(
      "Tufte",
      "<p>A claim.<label for=sn-1 class=margin-toggle></label><input id=sn-1 type=checkbox><span class=sidenote>The <i>proof</i> of it.</span> More.",
      one),
    ContentFixture(
      "two references to one, of two paragraphs",
      "<p>A.<sup><a href=#fn1>1</a></sup> B.<sup><a href=#fn1>1</a></sup><div class=footnotes><div id=fn1><p>a<p>b</div></div>",
      "A.[^1] B.[^1]\n\n[^1]: a\n\n    b"),
    ContentFixture(
      "signs in the place of numbers", "<p>A.<a href=#x>*</a> B.<a href=#y>†</a><div class=footnotes><p id=x>One.<p id=y>Two.</div>",
      "A.[^1] B.[^2]\n\n[^1]: One.\n\n[^2]: Two."),
  ]

  private static let others = [
    ContentFixture(
      "a link to another part", "<p>See <a href=#part>part 2</a>.<h2 id=part>Part</h2><p>Text.", "See [part 2](#part).\n\n## Part\n\nText."),
    ContentFixture(
      "a number that leads to a theorem", "<p>By <a href=#t1>1</a>.<h3><a name=t1></a>Theorem 1</h3><p>Text.",
      "By [1](#t1).\n\n## Theorem 1\n\nText."),
    ContentFixture(
      "a number in brackets that leads to the item of another", "<p>See <a href=#b>[1]</a>.<ol><li>One.<li id=b>Two.</ol>",
      "See [\\[1\\]](#b).\n\n1. One.\n2. Two."),
    ContentFixture(
      "an index into an array, and powers", "<p>Take a[1] of <code>a[2]</code>, in m² and 10¹.<p>[1] One.<p>[2] Two.",
      "Take a\\[1\\] of `a[2]`, in m² and 10¹.\n\n\\[1\\] One.\n\n\\[2\\] Two."),
    ContentFixture(
      "a list that the text does not speak of", "<p>A [1].<h2>Steps</h2><ol><li>One.<li>Two.<li>Three.</ol>",
      "A \\[1\\].\n\n## Steps\n\n1. One.\n2. Two.\n3. Three."),
    ContentFixture("a raised number alone", "<p>10<sup>6</sup> litres.<hr><p>The end.", "10<sup>6</sup> litres.\n\n---\n\nThe end."),
  ]

  @Test(arguments: makers + others)
  func `footnote markup variants`(_ fixture: ContentFixture) throws { #expect(try fixture.written() == fixture.markdown) }
}
