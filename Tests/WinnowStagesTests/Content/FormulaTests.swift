import Testing
import Winnow

@testable import WinnowStages

/// Formulas in pages, each once and as LaTeX.
@Suite struct FormulaTests {
  private static let makers = [
    ContentFixture(
      "KaTeX",
      "<p>a <span class=katex><span class=katex-mathml><math><semantics><mrow><mi>x</mi></mrow><annotation encoding=application/x-tex>x^2</annotation></semantics></math></span><span class=katex-html aria-hidden=true>x2</span></span> b",
      "a $x^2$ b"),
    ContentFixture(
      "MathJax 3 with MathML for screen readers",
      "<p>a <mjx-container class=MathJax><mjx-math aria-hidden=true><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container> b",
      "a $x$ b"),
    ContentFixture(
      "KaTeX on lines of its own",
      "<p>a</p><span class=katex-display><span class=katex><span class=katex-mathml><math display=block><semantics><mi>x</mi><annotation encoding=application/x-tex>x^2</annotation></semantics></math></span></span></span><p>b",
      "a\n\n$$\nx^2\n$$\n\nb"),
    ContentFixture(
      "MathJax 2",
      "<p>a <span class=MathJax_Preview>x</span><span class=MathJax><nobr>x2</nobr></span><script type='math/tex'>x^2</script> b",
      "a $x^2$ b"),
    ContentFixture(
      "MathJax 2, display, with a sign of markup", "<p>a</p><script type='math/tex; mode=display'>x<y</script><p>b", "a\n\n$$\nx<y\n$$\n\nb"
    ),
    ContentFixture(
      "MathJax 3 with MathML for reading aloud",
      "<p>a <mjx-container><svg><path/></svg><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container> b",
      "a $x^{2}$ b"),
    ContentFixture(
      "MathJax 3 from its own font",
      "<p>a <mjx-container><mjx-math><mjx-mfrac><mjx-frac><mjx-num><mjx-nstrut></mjx-nstrut><mjx-mn><mjx-c class=mjx-c31></mjx-c></mjx-mn></mjx-num><mjx-dbox><mjx-dtable><mjx-row><mjx-den><mjx-dstrut></mjx-dstrut><mjx-mi><mjx-c class=mjx-c1D45B></mjx-c></mjx-mi></mjx-den></mjx-row></mjx-dtable></mjx-dbox></mjx-frac></mjx-mfrac></mjx-math></mjx-container> b",
      "a $\\frac{1}{n}$ b"),
    ContentFixture(
      "MediaWiki",
      "<p>a <span class=mwe-math-element><span style='display:none'><math alttext='{\\displaystyle x^{2}}'><semantics><mi>x</mi><annotation encoding=application/x-tex>{\\displaystyle x^{2}}</annotation></semantics></math></span><img src=x.svg class=mwe-math-fallback-image-inline alt='{\\displaystyle x^{2}}'></span> b",
      "a $x^{2}$ b"),
    ContentFixture(
      "Temml", "<p>a <span class=hurmet-tex data-entry='\\vec{F}'><math><mover><mi>F</mi><mo>→</mo></mover></math></span> b",
      "a $\\vec{F}$ b"),
    ContentFixture("a picture", "<p>a <img class=latex src=x.png alt='x^2'> b", "a $x^2$ b"),
    ContentFixture("a picture that Canvas reads aloud", "<p>a <img class=equation_image src=x.png alt='LaTeX: x^2'> b", "a $x^2$ b"),
    ContentFixture("a picture alone", "<p>a<p><img src=x.png alt='\\frac{1}{2}' width=20 height=20><p>b", "a\n\n$$\n\\frac{1}{2}\n$$\n\nb"),
    ContentFixture("Pandoc", "<p>a <span class='math inline'>\\(x^2\\)</span> b", "a $x^2$ b"),
    ContentFixture("text that a script draws", "<script src=/mathjax/tex.js></script><p>a \\(x\\) b $$y$$ c", "a $x$ b\n\n$$\ny\n$$\n\nc"),
    ContentFixture("an address of a picture", "<p>a <img src='https://example.org/equation?tex=x%5E2%2B1&b=2'> b", "a $x^2+1$ b"),
    ContentFixture(
      "an address with settings", "<p>a <img src='https://example.org/gif.latex?\\dpi{150}&space;\\bg_white&space;x^2'> b", "a $x^2$ b"),
    ContentFixture(
      "an address that draws something else", "<p>a <img src='https://example.org/image?text=x'> b",
      "a ![](https://example.org/image?text=x) b"),
    ContentFixture(
      "MathJax 2 with MathML in an attribute", "<p>a <span class=MathJax data-mathml='&lt;math>&lt;mi>x&lt;/mi>&lt;/math>'>x</span> b",
      "a $x$ b"),
    ContentFixture("MathML in a script", "<p>a <script type='math/mml'><math><mi>x</mi></math></script> b", "a $x$ b"),
    ContentFixture(
      "MathML with a prefix", "<p>a <mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> b", "a $x^{2}$ b"),
    ContentFixture("GitLab", "<p>a <code class='code math js-render-math' data-math-style=inline>x^2</code> b", "a $x^2$ b"),
    ContentFixture("text that a class calls TeX", "<p>a <span class=math-tex>\\(x\\)</span> b", "a $x$ b"),
    ContentFixture(
      "an environment that a script draws", "<script src=/mathjax/tex.js></script><p>\\begin{align*} x \\end{align*}",
      "$$\n\\begin{align*} x \\end{align*}\n$$"),
    ContentFixture(
      "LaTeXML, rows of equations",
      "<table class='ltx_equationgroup ltx_eqn_table'><tr><td><math alttext='x_1'><mi>x</mi></math><td><math alttext='=y_1'><mo>=</mo></math><td>(2)</table>",
      "$$\nx_1 =y_1\n$$"),
    ContentFixture("text between single dollars", "<p>a $x^{2}$ b", "a $x^{2}$ b"),
    ContentFixture("prices", "<p>from $5 to $10", "from $5 to $10"),
  ]

  @Test(arguments: makers)
  func `formula sources`(_ fixture: ContentFixture) throws { #expect(try fixture.written() == fixture.markdown) }

  @Test(arguments: [
    ("<mfrac><mn>1</mn><mi>α</mi></mfrac>", "\\frac{1}{\\alpha}"), ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "\\sqrt{x + 1}"),
    ("<mroot><mn>8</mn><mn>3</mn></mroot>", "\\sqrt[3]{8}"),
    ("<msubsup><mi>σ</mi><mi>i</mi><mn>2</mn></msubsup>", "\\sigma_{i}^{2}"),
    ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>", "\\sum_{i = 1}^{n}"),
    ("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "\\sin x"), ("<msup><mi>f</mi><mo>′</mo></msup>", "f'"),
    ("<mover><mi>x</mi><mo>¯</mo></mover>", "\\bar{x}"), ("<mi mathvariant=bold>V</mi>", "\\mathbf{V}"),
    ("<mo>(</mo><mi>a</mi><mo>)</mo>", "\\left( a \\right)"), ("<mo>(</mo><mi>a</mi><mo>]</mo>", "( a ]"),
    ("<mtext>\u{A0}if </mtext>", "\\text{ if}"),
    ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "{}_{6}^{14} C"),
    ("<mtext>if 50%</mtext>", "\\text{if 50\\%}"), ("<mi>𝑧</mi><mo>≤</mo><mi>ℝ</mi>", "z \\leq \\mathbb{R}"),
    ("<mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable><mo>)</mo>", "\\begin{pmatrix} a & b \\end{pmatrix}"),
    ("<mo>{</mo><mtable><mtr><mtd><mn>1</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr></mtable>", "\\begin{cases} 1 \\\\ 2 \\end{cases}"),
    ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "\\left( a , b \\right)"), ("<munder><mi>lim</mi><mi>x</mi></munder>", "\\lim_{x}"),
    ("<mphantom><mi>x</mi></mphantom>", "\\phantom{x}"),
  ])
  func `MathML becomes LaTeX`(_ mathML: String, _ latex: String) throws {
    let tree = try Tree(html: Array("<p><math>\(mathML)</math>".utf8), charset: "utf-8")
    #expect(FormulaFinder(tree).formulas.map(\.latex) == [latex])
  }

  @Test func `the text contains the formula once`() throws {
    #expect(try ContentFixture.page(Self.makers[0].html).text == "a $x^2$ b")
  }
}
