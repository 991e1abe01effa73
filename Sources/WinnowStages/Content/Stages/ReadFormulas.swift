package import Winnow

/// Replaces each formula by its LaTeX once: pages repeat it for display, screen readers and search.
package struct ReadFormulas: Stage {
  package static let name: StepName = "read-formulas"
  package static let summary =
    "Replaces each formula rendered by KaTeX, MathJax, MathML or an image with LaTeX between dollar signs, and drops its duplicates."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let provides: [Capability] = [.formulas]
  package static let examples = [
    Example(
      "KaTeX",
      "<p>So <span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span><span class=katex-html>x2</span></span> it is.",
      text: "So $x^2$ it is."),
    Example(
      "MathML without its source", "<p>Half: <math><mfrac><mn>1</mn><mi>α</mi></mfrac></math>", text: "Half: $\\frac{1}{\\alpha}$"),
    Example("LaTeX that the page shows as text", "<p>So \\(x^2\\) it is."),
  ]
  package init() {}

  package func run(on page: inout Page) throws {
    let tree = page.tree
    for formula in FormulaFinder(tree).formulas where !formula.latex.isEmpty && page.isKept(formula.nodes) {
      let texts = formula.nodes.filter { tree.tag(of: $0) == .text && page.isKept($0) && tree.characterCount(in: $0..<$0 + 1) > 0 }
      guard let first = texts.first, let block = tree.blocks(in: 0..<first + 1).last else { continue }
      let mark = formula.isDisplay ? "$$" : "$"
      page.replace(tree.textRange(of: first), of: block, with: mark + formula.latex + mark, because: Reason("formula", formula.latex))
      for other in texts.dropFirst() { page.drop(other..<other + 1, because: "the formula again") }
    }
  }
}
