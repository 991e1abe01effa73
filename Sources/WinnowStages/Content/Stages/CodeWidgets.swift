import Winnow

/// Line numbers, copy buttons and titles of a code block.
struct CodeWidgets {
  /// The element with the code: `pre`, or the equivalent of a highlighter.
  let pre: Node
  private let classes = ContentClasses.builtIn
  /// The only `code` in it, if there is exactly one.
  private let code: Node?

  init(code element: Node) {
    pre = element
    let codes = element.subtree.dropFirst().lazy.filter { element.tree.tag(of: $0) == .code }.prefix(2)
    code = codes.count == 1 ? codes.first.map { element.tree[$0] } : nil
  }

  /// The elements of code blocks.
  static func blocksOfCode(in tree: Tree) -> [Node] {
    let classes = ContentClasses.builtIn
    return tree.elements(.pre)
      + tree.elements(.code).compactMap { code in
        if code.hasAttributes && classes.has(.codeLines, code) || tree.text[code.textRange].contains(UTF8Bytes.newline),
          !code.ancestors.prefix(4).contains(where: { $0.tag == .pre || $0.tag == .p })
        {
          return code
        }
        // Inline code is not a block.
        guard let parent = code.parent, parent.tag == .div || parent.tag == .td, parent.characterCount > 0 else { return nil }
        return code.ancestors.prefix(8).first { classes.has(.codeContainers, $0) && !$0.subtree.contains { tree.tag(of: $0) == .pre } }
      }
      + (tree.hasName("contenteditable") || tree.hasAttributeValue(crayon)
        ? tree.elements(.div).filter { classes.has(.codeContainers, $0) } : [])
  }

  private static let crayon = Array("crayon-pre".utf8)

  func drop(from page: inout Page) {
    let tree = page.tree
    if isGutter(pre) { return page.drop(pre, because: "line numbers") }
    let frame = frame
    dropNeighbours(of: frame, from: &page)
    for number in lineNumbers { page.drop(number, because: "line numbers") }
    var id = frame.id + 1
    while id < frame.subtree.upperBound {
      let node = tree[id]
      if let reason = reason(node, in: frame), page.isKept(node.subtree) {
        page.drop(node, because: reason)
        id = node.subtree.upperBound
      } else {
        id += 1
      }
    }
    dropName(from: &page, frame)
  }

  /// Drops the line above the code with its language or file name, and the line numbers next to it.
  private func dropNeighbours(of frame: Node, from page: inout Page) {
    if let before = frame.previousElement, classes.has(.codeHeaders, before), 1...Self.maxCharactersAround ~= before.characterCount {
      page.drop(before, because: "title of code")
    }
    if let after = frame.nextElement, classes.has(.lineNumbers, after), isNumbers(after) { page.drop(after, because: "line numbers") }
  }

  /// Characters: text around the code in an element of its own.
  private static let maxCharactersAround = 80

  /// The outermost element with only this code.
  private var frame: Node {
    var frame = pre
    for around in pre.ancestors.prefix(5) {
      guard !Self.boundaryTags.contains(around.tag),
        around.characterCount <= pre.characterCount + Self.maxCharactersAround || around.tag == .td || around.tag == .tr
          || around.tag == .tbody
          || around.tag == .table,
        !around.subtree.contains(where: { $0 != pre.id && around.tree.tag(of: $0) == .pre && !isGutter(around.tree[$0]) })
      else { break }
      frame = around
    }
    return frame
  }

  private static let boundaryTags: TagSet = [.body, .article, .main, .section, .li, .blockquote, .html, .document]

  private func reason(_ node: Node, in frame: Node) -> Reason? {
    guard node.tag != .text, !node.subtree.contains(pre.id), node.characterCount > 0 else { return nil }
    let isInside = pre.subtree.contains(node.id)
    let said = classes.categories(of: node)
    if node.tag == .button || said.contains(.copyButtons), node.characterCount <= Self.maxNameLength { return "button of code" }
    if isInside, said.contains(.codeHints) { return "hint on code" }
    if said.contains(.lineNumbers), node.text.utf8.allSatisfy({ $0 <= 0x39 }) { return "line numbers" }
    if node.characterCount * 2 < (isInside ? pre.characterCount : frame.characterCount),
      isNumbers(node, minCount: node.tag == .td || node.tag == .pre ? 1 : 2)
    {
      return "line numbers"
    }
    if isInside, isBesideCode(node) || isBar(node) { return "title of code" }
    if !isInside, node.tag == .figcaption, isFileName(node) { return "title of code" }
    if said.contains(.codeHeaders), node.characterCount <= Self.maxCharactersAround { return "title of code" }
    return nil
  }

  /// Whether it is in the `pre`, but not in the only `code` with nearly all of its text.
  private func isBesideCode(_ node: Node) -> Bool {
    guard node.characterCount <= Self.maxCharactersAround, node.parent?.tag != .code else { return false }
    guard let code else { return false }
    guard code.characterCount * 2 > pre.characterCount || node.subtree.contains(where: { pre.tree.tag(of: $0) == .button }) else {
      return false
    }
    return !code.subtree.contains(node.id) && !node.subtree.contains(code.id)
  }

  /// Whether it is a toolbar within the `pre`, with little more than the language's name.
  private func isBar(_ node: Node) -> Bool {
    guard !node.tag.isInline, node.characterCount <= Self.maxNameLength, node.characterCount * 2 < pre.characterCount else { return false }
    return node.subtree.prefix(Self.maxBarNodes).contains { node.tree.tag(of: $0) == .button }
  }

  /// Nodes.
  private static let maxBarNodes = 50

  private func isGutter(_ pre: Node) -> Bool {
    guard isNumbers(pre) else { return false }
    return classes.has(.lineNumbers, pre) || pre.ancestors.prefix(3).contains { classes.has(.lineNumbers, $0) || $0.tag == .td }
  }

  /// Whether the text is only consecutive numbers.
  private func isNumbers(_ node: Node, minCount: Int = 1) -> Bool {
    guard node.characterCount > 0, node.characterCount <= Self.maxDigits else { return false }
    let tree = node.tree
    let texts = node.subtree.filter { tree.tag(of: $0) == .text }.map { tree.text[tree.textRange(of: $0)] }
    guard texts.allSatisfy({ $0.allSatisfy { UTF8Bytes.isASCIIWhitespace($0) || $0 >= 0x30 && $0 <= 0x39 } }) else { return false }
    return Self.areRising(
      texts.flatMap { $0.split(whereSeparator: UTF8Bytes.isASCIIWhitespace).map { UTF8Bytes.decimalInteger($0) ?? -1 } }, minCount: minCount
    )
  }

  private static func areRising(_ numbers: [Int], minCount: Int) -> Bool {
    guard numbers.count >= minCount, let start = numbers.first else { return false }
    return numbers.enumerated().allSatisfy { $1 == start + $0 }
  }

  private static let maxDigits = 40_000

  /// Whether the element is the first on its line of code.
  private func beginsLine(_ node: Node) -> Bool {
    let tree = node.tree
    let before = tree.text[pre.textRange.lowerBound..<node.textRange.lowerBound]
    if before.last(where: { $0 == UTF8Bytes.newline || !UTF8Bytes.isASCIIWhitespace($0) }).map({ $0 == UTF8Bytes.newline }) ?? true {
      return true
    }
    guard let line = node.ancestors.prefix(4).first(where: { CodeText.lineElements.contains($0.tag) }) else { return false }
    return pre.subtree.contains(line.id) && tree.characterCount(in: line.id..<node.id) == 0
  }

  /// Elements with one number each, at the beginning of every line.
  private var lineNumbers: [Node] {
    let tree = pre.tree
    let numbers = pre.subtree.dropFirst().map { tree[$0] }.filter { node in
      guard node.tag == .span || node.tag == .div || node.tag == .b || node.tag == .a, node.characterCount > 0, node.characterCount <= 4
      else { return false }
      let text = tree.text[node.textRange]
      return text.allSatisfy { UTF8Bytes.isASCIIWhitespace($0) || $0 >= 0x30 && $0 <= 0x39 } && !node.children.contains { !$0.isText }
        && beginsLine(node)
    }
    let values = numbers.map { UTF8Bytes.decimalInteger($0.text.utf8) ?? -1 }
    let text = tree.text[pre.textRange]
    let lines = max(pre.subtree.count { CodeText.lineElements.contains(tree.tag(of: $0)) }, text.count { $0 == UTF8Bytes.newline })
    return values.first == 1 && Self.areRising(values, minCount: max(2, lines - 1)) ? numbers : []
  }

  private func isFileName(_ node: Node) -> Bool {
    if node["data-rehype-pretty-code-title"] != nil { return true }
    return isFileName(node.text)
  }

  private func isName(_ text: String, of language: String?) -> Bool { text.lowercased() == language || isFileName(text) }

  private func isFileName(_ text: String) -> Bool {
    text.utf8.count <= Self.maxCharactersAround && !text.contains(" ") && text.dropFirst().contains(".") && !text.hasSuffix(".")
  }

  /// Characters.
  private static let maxNameLength = 24

  /// Drops the language's name above the code, if it is next to a button or repeats the marked language.
  private func dropName(from page: inout Page, _ frame: Node) {
    guard frame.id != pre.id else { return }
    let tree = page.tree
    let language = CodeLanguage.of(pre)
    let hasButton = frame.subtree.contains { tree.tag(of: $0) == .button }
    for block in page.blocks(in: frame.id..<pre.id) where block.characterCount <= Self.maxCharactersAround && block.kind != .heading {
      if hasButton && block.characterCount <= Self.maxNameLength || isName(page.text(of: block), of: language) {
        page.drop(block, because: "title of code")
      }
    }
  }
}
