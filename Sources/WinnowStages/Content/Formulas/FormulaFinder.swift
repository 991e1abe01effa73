import Winnow

/// Finds the formulas of a page, whatever renders them: KaTeX, MathJax 2 and 3, Temml, MathML, MediaWiki, images with LaTeX in `alt`.
///
/// The source is used if the page contains it: an annotation, a `math/tex` script, an attribute. MathML without a source is converted.
struct FormulaFinder {
  let tree: Tree
  private let classes = ContentClasses.builtIn

  init(_ tree: Tree) { self.tree = tree }

  /// In page order, without overlaps.
  var formulas: [Formula] {
    let found = (scripts() + elements() + markup() + attributes() + marked() + pictures()).sorted {
      ($0.nodes.lowerBound, -$0.nodes.count) < ($1.nodes.lowerBound, -$1.nodes.count)
    }
    var end = 0
    return found.filter { formula in
      defer { end = max(end, formula.nodes.upperBound) }
      return formula.nodes.lowerBound >= end
    }
  }

  /// MathJax 2: the source is in a script after the rendered formula.
  private func scripts() -> [Formula] {
    tree.elements(.script).compactMap { script in
      guard let type = script[.type]?.lowercased(), type.hasPrefix("math/tex") || type.hasPrefix("math/mml") else { return nil }
      var start = script.id
      let siblings = script.parent.map { Array($0.children.prefix { $0.id < script.id }) } ?? []
      for sibling in siblings.reversed() {
        if sibling.isText, sibling.characterCount == 0 { continue }
        guard classes.has(.formulaContainers, sibling) else { break }
        start = sibling.id
      }
      let latex =
        type.hasPrefix("math/mml") ? LaTeXWriter.latex(ofMarkup: Array(script.scriptBody)) ?? "" : LaTeX.tidied(script.scriptBody)
      return Formula(nodes: start..<script.subtree.upperBound, latex: latex, isDisplay: type.contains("mode=display"))
    }
  }

  /// MathML, and MathJax 3's own elements.
  private func elements() -> [Formula] {
    guard tree.hasName("math") || tree.hasName("mjx-container") || tree.hasName("mml:math") || tree.hasName("m:math") else { return [] }
    return tree.elements(.other).compactMap { node in
      guard
        node.name == "math" || node.name.hasSuffix(":math")
          || node.name == "mjx-container" && !node.subtree.contains(where: { tree[$0].name == "math" })
      else {
        return nil
      }
      let root = container(of: node)
      let latex = [source(in: root), LaTeXWriter.latex(of: node)].lazy.compactMap { $0 }.first { !$0.isEmpty }
      return Formula(nodes: root.subtree, latex: latex ?? "", isDisplay: isDisplay(root))
    }
  }

  /// The outermost element with only this formula.
  private func container(of math: Node) -> Node {
    var root = math
    for around in math.ancestors.prefix(6) {
      guard
        around.name == "mjx-container" || around.name == "mjx-assistive-mml" || classes.has(.formulaContainers, around)
          || around.tag == .span && around.children.prefix(2).count(where: { !$0.isText || $0.characterCount > 0 }) == 1
      else { break }
      if around.subtree.count > Self.maxNodesAround + 8 * math.subtree.count
        || around.subtree.contains(where: { $0 > math.id && tree[$0].name == "math" && !math.subtree.contains($0) })
      {
        break
      }
      if classes.has(.formulaContainers, around) || around.name == "mjx-container" { root = around }
    }
    return root
  }

  /// Maximum nodes around a formula in the element that contains only it.
  private static let maxNodesAround = 2_000

  /// The LaTeX in the markup: an annotation, or an attribute.
  private func source(in root: Node) -> String? {
    for id in root.subtree where tree.tag(of: id) == .other && tree[id].name == "annotation" {
      if let encoding = tree[id]["encoding"]?.lowercased(), FormulaSources.annotationTypes.contains(encoding) {
        return LaTeX.tidied(tree.text[tree[id].textRange])
      }
    }
    for id in root.subtree where tree[id].hasAttributes {
      for attribute in FormulaSources.attributes {
        if let value = tree[id][attribute], !value.isEmpty,
          attribute != "alttext" || value.contains("\\") || value.contains("^") || value.contains("_")
        {
          return LaTeX.tidied(value)
        }
      }
    }
    return nil
  }

  /// MathJax 2 output of which only the MathML source is left.
  private func markup() -> [Formula] {
    guard tree.hasName("data-mathml") else { return [] }
    return tree.elements(.span, .div).compactMap { node in
      guard node.hasAttributes, let markup = node["data-mathml"], let latex = LaTeXWriter.latex(ofMarkup: Array(markup.utf8)) else {
        return nil
      }
      return Formula(nodes: node.subtree, latex: latex, isDisplay: isDisplay(node))
    }
  }

  /// Formulas with the source in an attribute, and without MathML.
  private func attributes() -> [Formula] {
    guard FormulaSources.attributes.contains(where: tree.hasName) else { return [] }
    return tree.nodes.compactMap { node in
      guard node.hasAttributes, node.tag != .img, FormulaSources.attributes.contains(where: { node[$0]?.isEmpty == false }),
        isFormula(node),
        let latex = source(in: node)
      else { return nil }
      return Formula(nodes: node.subtree, latex: latex, isDisplay: isDisplay(node))
    }
  }

  /// Elements with LaTeX as text, not yet rendered by a script: Pandoc, Python-Markdown and others.
  private func marked() -> [Formula] {
    guard Self.marks.contains(where: tree.hasAttributeValue) else { return [] }
    return tree.elements(.span, .div, .code, .pre).compactMap { node in
      guard node.characterCount > 0, let classes = node.bytes(.class), UTF8Bytes.firstRange(of: Self.math, in: classes) != nil else {
        return nil
      }
      let words = ContentClasses.words(of: node)
      let isMarked =
        words.contains("math") && (words.contains("inline") || words.contains("display")) || words.contains("arithmatex")
        || words.contains("js-render-math")
      guard isMarked || self.classes.has(.formulaContainers, node), node.subtree.count < Self.maxNodesAround, case let text = node.text,
        isMarked || LaTeX.isDelimited(text), !node.subtree.contains(where: { tree.tag(of: $0) == .img || tree.tag(of: $0) == .other })
      else { return nil }
      return Formula(
        nodes: node.subtree, latex: LaTeX.tidied(text),
        isDisplay: words.contains("display") || node["data-math-style"] == "display" || text.hasPrefix("\\[") || text.hasPrefix("$$"))
    }
  }

  private static let math = Array("mat".utf8), marks = ["math", "arithmatex", "MathJax", "katex", "ltx_"].map { Array($0.utf8) }

  /// Elsewhere `data-formula` and the like have other meanings.
  private func isFormula(_ node: Node) -> Bool {
    classes.has(.formulaContainers, node) || node["data-latex"] != nil || node["data-tex"] != nil || node["data-katex"] != nil
      || node.subtree.count < Self.maxNodesAround && node.subtree.contains { classes.has(.formulaContainers, tree[$0]) }
  }

  private func isDisplay(_ root: Node) -> Bool {
    if classes.has(.displayFormulas, root) || root.parent.map({ classes.has(.displayFormulas, $0) }) == true { return true }
    return root.subtree.contains { id in
      let node = tree[id]
      guard node.hasAttributes else { return false }
      return node["display"].map { $0 == "block" || $0 == "true" } ?? false || classes.has(.displayFormulas, node)
    } || root.tag == .p || root.tag == .div && root[.role] == "math"
  }

  /// Whether the image's class, `alt` or URL marks a formula.
  static func isFormula(picture: Node) -> Bool { isNamed(picture) || picture.bytes(.src).flatMap(FormulaURL.latex) != nil }

  private static func isNamed(_ picture: Node) -> Bool {
    ContentClasses.builtIn.has(.formulaPictures, picture) || picture.bytes(.alt).map(LaTeX.looksLike) ?? false
  }

  /// Images of formulas have the source in `alt`, or in their URL.
  private func pictures() -> [Formula] {
    tree.elements(.img).compactMap { node in
      let address = node.bytes(.src).flatMap(FormulaURL.latex)
      guard address != nil || Self.isNamed(node), let latex = address ?? node.bytes(.alt).map(LaTeX.tidied), !latex.isEmpty else {
        return nil
      }
      let isAlone =
        node.parent.map {
          ($0.tag == .p || $0.tag == .div || $0.tag == .center) && $0.characterCount == 0 && $0.children.count { !$0.isText } == 1
        } ?? false
      return Formula(
        nodes: node.subtree, latex: latex, isDisplay: isAlone || classes.has(.displayFormulas, node) || latex.hasPrefix("\\begin{"))
    }
  }
}
