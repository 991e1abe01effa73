import Winnow

extension ContentReader {
  /// Adds the element as a callout, if its classes mark one.
  func addCallout(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard !flow.isLine, case (let isCallout, let own) = calloutKind(tree[id]), isCallout else { return false }
    let title = titleElement(of: tree[id])
    let marks = flow.marks
    var inner = ContentFlow(marks: marks)
    walkChildren(of: id, without: title, into: &inner, depth: depth + 1)
    inner.endParagraph()
    var blocks = tidied(inner.blocks)
    if blocks.count > 1, Self.isSign(blocks[0]) { blocks.removeFirst() }
    let line = title.map { self.title($0, marks: marks, depth: depth) } ?? Self.takeLabel(of: &blocks)
    guard !blocks.isEmpty else { return false }
    // The title “Warning:” gives the kind of a callout without one.
    let said = line.plainText.lowercased().filter { $0.isLetter }
    let kind = own ?? (classes.calloutKinds.contains(said) ? said : "note")
    flow.add(.callout(Callout(kind: kind, title: said == kind ? [] : line, blocks: blocks)), source: tree[id].sourceRange)
    return true
  }

  /// Whether the element is a callout, and its declared kind.
  private func calloutKind(_ node: Node) -> (Bool, String?) {
    guard node.hasAttributes else { return (false, nil) }
    if let kind = node["data-callout"] ?? node["data-callout-type"], !kind.isEmpty { return (true, kind.lowercased()) }
    let isNote = node[.role] == "note" || node["aria-role"] == "note"
    guard isNote || classes.isCallout(node) else { return (false, nil) }
    let names = ContentClasses.words(of: node)
    // `hint hint-danger` is a danger: the last part of a name counts most, and the family's name least.
    let parts = names.map { $0.split { $0 == "-" || $0 == "_" }.map { $0 == "warn" ? "warning" : String($0) } }
    let family = names.map { classes.has(.callouts, $0) }
    var own = zip(parts, family).filter { !$1 }.compactMap(\.0.last)
    // `note warning` is a warning.
    if own.count == names.count, own.count > 1, names.allSatisfy({ classes.has(.calloutDetails, $0) }) { own.removeAll { $0 == "note" } }
    let kind = [own, parts.compactMap(\.last), parts.flatMap { $0 }].lazy.compactMap { classes.calloutKinds.first(where: $0.contains) }
      .first
    return (
      kind != nil || isNote || node.tag == .aside
        || names.contains { $0 == "admonition" || $0.hasSuffix("callout") || $0.hasSuffix("callout-card") }, kind
    )
  }

  /// Characters: an icon before the title; a title without a class.
  private static let maxIconLength = 4, maxLabelLength = 24

  /// The element with only the title: the summary, one with a title class, a heading at the beginning.
  private func titleElement(of node: Node) -> Int? {
    let inside = node.subtree.dropFirst().prefix { tree.characterCount(in: node.id..<$0) <= Self.maxIconLength }
    if node.tag == .details, let summary = inside.first(where: { tree.tag(of: $0) == .summary }) { return summary }
    if let title = inside.first(where: { classes.has(.calloutTitles, tree[$0]) && page.isKept($0) && tree[$0].characterCount > 0 }) {
      return title
    }
    guard let first = node.children.first(where: { $0.characterCount > 0 }), first.characterCount < node.characterCount else { return nil }
    let isLabel =
      first.tag == .p && first.characterCount <= Self.maxLabelLength && (ContentClasses.isCapitals(node) || classes.isLabel(first))
    return isLabel || first.tag.headingLevel != nil ? first.id : nil
  }

  private func title(_ id: Int, marks: [InlineMark], depth: Int) -> [Inline] {
    guard leaves.contains(tree[id].subtree) else { return words(of: id, marks: marks) }
    // Screen-reader text repeats the kind.
    let label = tree[id].subtree.dropFirst().first {
      ContentClasses.builtIn.isScreenReaderText(tree[$0]) && tree[$0].characterCount < tree[id].characterCount
    }
    var flow = ContentFlow(marks: marks, isLine: true)
    walkChildren(of: id, without: label, into: &flow, depth: depth + 1)
    return flow.takeLine()
  }

  /// Whether a block is an icon: a symbol without letters.
  private static func isSign(_ block: ContentBlock) -> Bool {
    guard case .paragraph(let line) = block.kind, case let text = line.plainText, !text.isEmpty, line.pictures.isEmpty else { return false }
    return text.count <= maxIconLength && !text.contains { $0.isLetter || $0.isNumber && $0.isASCII }
  }

  /// Removes and returns strong text at the beginning of the first paragraph that ends in a colon: “Warning:”.
  private static func takeLabel(of blocks: inout [ContentBlock]) -> [Inline] {
    guard case .paragraph(var line)? = blocks.first?.kind, line.count > 1, case .strong(let label)? = line.first else { return [] }
    var text = label.plainText
    guard text.count <= maxLabelLength else { return [] }
    line.removeFirst()
    if text.hasSuffix(":") {
      text.removeLast()
    } else if case .text(let rest)? = line.first, rest.hasPrefix(":") {
      line[0] = .text(String(rest.dropFirst()))
    } else {
      return []
    }
    if case .text(let rest)? = line.first { line[0] = .text(String(rest.drop { $0.isWhitespace })) }
    if line.first == .text("") { line.removeFirst() }
    if line.first == .lineBreak { line.removeFirst() }
    if line.isEmpty { blocks.removeFirst() } else { blocks[0].kind = .paragraph(line) }
    return [.text(text)]
  }

  /// A quotation that begins with `[!NOTE]`: a GitHub or Obsidian callout that the page does not render.
  func unrenderedCallout(_ blocks: [ContentBlock]) -> Callout? {
    guard case .paragraph(var line)? = blocks.first?.kind, case .text(let text)? = line.first, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]"), case let kind = text[..<end].dropFirst(2).lowercased(), classes.calloutKinds.contains(kind)
    else { return nil }
    let rest = String(text[end...].dropFirst().drop { $0 == "+" || $0 == "-" || $0 == " " })
    if rest.isEmpty { line.removeFirst() } else { line[0] = .text(rest) }
    let others = Array(blocks.dropFirst())
    let lineEnd = line.firstIndex(of: .lineBreak) ?? (others.isEmpty ? 0 : line.count)
    let body = Array(line[lineEnd...].drop { $0 == .lineBreak })
    let first = body.isEmpty ? [] : [ContentBlock(.paragraph(body), source: blocks[0].source)]
    let content = first + others
    return content.isEmpty ? nil : Callout(kind: kind, title: Array(line[..<lineEnd]), blocks: content)
  }

  func walkChildren(of id: Int, without omitted: Int?, into flow: inout ContentFlow, depth: Int) {
    guard let omitted else { return walkChildren(of: id, into: &flow, depth: depth) }
    for child in tree[id].children where child.id != omitted {
      if child.subtree.contains(omitted) {
        walkChildren(of: child.id, without: omitted, into: &flow, depth: depth + 1)
      } else {
        walk(child.id, into: &flow, depth: depth)
      }
    }
  }
}
