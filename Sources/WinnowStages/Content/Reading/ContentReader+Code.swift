import Winnow

extension ContentReader {
  func addCode(_ id: Int, to flow: inout ContentFlow) {
    let first = tree[id]
    if let before = first.previousElement, Self.isContinued(before, by: first), isPartOfRun(before) { return }
    var code = CodeText()
    var last = first
    collect(id, into: &code)
    while let next = last.nextElement, Self.isContinued(last, by: next), isPartOfRun(next) {
      let start = code.beginLine()
      collect(next.id, into: &code)
      code.endLine(begunAt: start)
      last = next
    }
    // Outside pre, the page's indentation is not part of the code.
    let text = first.tag == .code ? code.unindented : code.text
    if !text.isEmpty {
      flow.add(
        .code(text, language: CodeLanguage.of(first)),
        source: first.sourceRange.lowerBound..<max(first.sourceRange.upperBound, last.sourceRange.upperBound))
    }
  }

  /// Whether two adjacent elements are one code block: an input and its output in separate elements.
  private static func isContinued(_ a: Node, by b: Node) -> Bool {
    if a.tag == .pre, b.tag == .pre { return isLineOfCode(a) && isLineOfCode(b) }
    return (a.tag == .code || b.tag == .code) && (a.tag == .code || a.tag == .pre) && (b.tag == .code || b.tag == .pre)
  }

  /// Whether an element is a line of a code block: some editors write one `pre` per line.
  private static func isLineOfCode(_ pre: Node) -> Bool {
    guard let around = pre.parent, around.tag == .div, ContentClasses.builtIn.has(.codeLines, around) else { return false }
    return UTF8Bytes.filledLines(pre.tree.text[pre.textRange]) <= 1 && !pre.subtree.contains { pre.tree.tag(of: $0) == .br }
  }

  private func isPartOfRun(_ node: Node) -> Bool {
    page.isKept(node.id) && (node.tag == .pre || node.characterCount == 0 || isBlockOfCode(node))
  }

  private func collect(_ id: Int, into code: inout CodeText) {
    let lines = lineElements(in: id)
    let isTable = tree.tag(of: id) == .table
    let hasSigns = tree.hasName(Self.sign)
    func walk(_ id: Int) {
      let tag = tree.tag(of: id)
      // The sign of a changed line, which a style displays.
      if hasSigns, tag != .text, let sign = tree[id][Self.sign], !sign.isEmpty { code.add(Array(sign.utf8)[...]) }
      if tag == .text {
        // Whitespace between the cells of a table is ignored; within pre it is kept.
        if isTable, Self.tableParts.contains(tree.tag(of: tree.parent(of: id))), tree.characterCount(in: id..<id + 1) == 0 { return }
        return page.eachPiece(ofText: id) { code.add($0) }
      }
      if tag == .br { return code.breakLine() }
      // Line numbers displayed by a style have no text.
      if tree.textRange(of: id).isEmpty, tree[id].hasAttributes, classes.has(.lineNumbers, tree[id]) { return }
      let isLine = CodeText.lineElements.contains(tag) || lines.contains(id)
      guard isLine, leaves.contains(id..<tree.end(of: id)) || tree.characterCount(in: id..<tree.end(of: id)) == 0 else {
        for child in tree[id].children { walk(child.id) }
        return
      }
      let start = code.beginLine()
      for child in tree[id].children { walk(child.id) }
      code.endLine(begunAt: start)
    }
    for child in tree[id].children { walk(child.id) }
  }

  private static let sign = "data-code-marker"

  /// Consecutive elements that are one line each, with or without line ends.
  private func lineElements(in id: Int) -> Set<Int> {
    guard let code = ([tree[id]] + tree[id].subtree.lazy.map { tree[$0] }.filter { $0.tag == .code }).last else { return [] }
    let codes = tree[id].children.filter { $0.tag == .code }
    let lines = (codes.count > 1 ? codes : code.children.filter { $0.tag == .span && Self.isLine($0) }).map(\.id)
    return lines.count > 1 ? Set(lines) : []
  }

  /// Whether an element other than `pre`, and without one, is a code block: the line elements of highlighters, or a `code` with several
  /// lines or a block class, alone on its line.
  func isBlockOfCode(_ node: Node) -> Bool {
    func hasPre() -> Bool { node.subtree.contains { tree.tag(of: $0) == .pre } }
    if node.tag == .code {
      guard let around = node.parent, Self.boundaryTags.contains(around.tag), node.characterCount > 0, isAloneOnLine(node) else {
        return false
      }
      let hasBreak = node.subtree.contains { tree.tag(of: $0) == .br }
      if around.tag == .p { return hasBreak && !hasPre() }
      let isCalled = classes.has(.codeLines, node) || node.previousElement?.tag == .pre && node.nextElement?.tag == .pre
      return (isCalled || UTF8Bytes.filledLines(tree.text[node.textRange]) > 1 || hasBreak)
        && !hasPre()
    }
    return node.hasAttributes && classes.has(.codeContainers, node) && !hasPre()
  }

  private static let tableParts: TagSet = [.table, .thead, .tbody, .tr]
  private static let boundaryTags: TagSet = [.p, .div, .figure, .section, .article, .main, .body, .td]

  /// Whether no text is directly before or after the element.
  private func isAloneOnLine(_ node: Node) -> Bool {
    func isApart(_ other: Node?) -> Bool {
      other.map { !$0.tag.isInline || $0.tag == .br || $0.tag == .code || $0.characterCount == 0 } ?? true
    }
    guard let around = node.parent, !hasText(before: node, in: around), !hasText(after: node, in: around) else { return false }
    return isApart(node.previousElement) && isApart(node.nextElement)
  }

  private func hasText(before node: Node, in around: Node) -> Bool {
    node.previousElement == nil && tree.characterCount(in: around.id..<node.id) > 0
  }

  private func hasText(after node: Node, in around: Node) -> Bool {
    node.nextElement == nil && tree.characterCount(in: node.subtree.upperBound..<around.subtree.upperBound) > 0
  }

  private static func isLine(_ node: Node) -> Bool {
    node["data-line"] != nil || ContentClasses.words(of: node).contains { $0 == "line" || $0.hasSuffix("-line") }
  }
}

/// The text of a code block, with its whitespace.
struct CodeText {
  /// Elements that begin on a new line.
  static let lineElements: TagSet = [.div, .p, .tr, .li, .ol, .ul, .table, .tbody]
  private var bytes: [UInt8] = []
  private var isAfterLine = false

  mutating func add(_ piece: ArraySlice<UInt8>) {
    // The line's own end follows its element.
    bytes += isAfterLine && piece.first == UTF8Bytes.newline ? piece.dropFirst() : piece
    if !piece.isEmpty { isAfterLine = false }
  }

  /// A `br`; ignored directly after the end of a line element.
  mutating func breakLine() {
    if !isAfterLine { bytes.append(UTF8Bytes.newline) }
    isAfterLine = false
  }

  /// The start of the line's own text.
  mutating func beginLine() -> Int {
    if let last = bytes.last, last != UTF8Bytes.newline { bytes.append(UTF8Bytes.newline) }
    return bytes.count
  }

  mutating func endLine(begunAt start: Int) {
    guard bytes.count == start || bytes.last != UTF8Bytes.newline else { return }
    bytes.append(UTF8Bytes.newline)
    isAfterLine = true
  }

  /// Without empty lines at the ends, and with no-break spaces as spaces.
  var text: String {
    let lines = String(decoding: bytes, as: UTF8.self).replacing("\u{A0}", with: " ").replacing("\r\n", with: "\n").replacing(
      "\u{200B}", with: ""
    )
    .split(separator: "\n", omittingEmptySubsequences: false)
    func isEmpty(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isEmpty($0) }), let last = lines.lastIndex(where: { !isEmpty($0) }) else { return "" }
    return lines[first...last].map { line in
      let kept = line.utf8.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }.map { line.utf8.index(after: $0) } ?? line.startIndex
      return line[..<kept]
    }.joined(separator: "\n")
  }
}

extension CodeText {
  /// The text without the common indentation of its lines.
  var unindented: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let common = lines.lazy.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
    return lines.map { $0.dropFirst(common) }.joined(separator: "\n")
  }
}

extension UTF8Bytes {
  /// The number of non-empty lines.
  fileprivate static func filledLines(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.split(separator: newline).count { !$0.allSatisfy(isASCIIWhitespace) }
  }
}
