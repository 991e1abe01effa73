import Winnow

extension ContentReader {
  /// Adds the element as a callout, where its classes say that it is one.
  func addCallout(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard !flow.isLine, case (let isCallout, let own) = calloutKind(tree[id]), isCallout else { return false }
    let title = titleElement(of: id)
    let marks = flow.marks
    var inner = ContentFlow(marks: marks)
    walkChildren(of: id, without: title, into: &inner, depth: depth + 1)
    inner.endParagraph()
    let line =
      title.map { leaves.contains(tree[$0].subtree) ? self.line(in: $0, marks: marks, depth: depth) : words(of: $0, marks: marks) } ?? []
    let blocks = tidied(inner.blocks)
    guard !blocks.isEmpty else { return false }
    // “Warning:” over a callout of no kind says what it is.
    let said = line.plainText.lowercased().filter { $0.isLetter }
    let kind = own ?? (classes.calloutKinds.contains(said) ? said : "note")
    flow.add(.callout(Callout(kind: kind, title: said == kind ? [] : line, blocks: blocks)), source: tree[id].sourceRange)
    return true
  }

  /// Whether the element is a callout, and of which kind it says that it is.
  private func calloutKind(_ node: Node) -> (Bool, String?) {
    guard node.hasAttributes else { return (false, nil) }
    if let kind = node["data-callout"] ?? node["data-callout-type"], !kind.isEmpty { return (true, kind.lowercased()) }
    let isNote = node[.role] == "note" || node["aria-role"] == "note"
    guard isNote || classes.isCallout(node) else { return (false, nil) }
    let names = ContentClasses.words(of: node)
    let words = names.flatMap { $0.split { $0 == "-" || $0 == "_" }.map(String.init) }
    let kind = classes.calloutKinds.first(where: words.contains)
    return (kind != nil || isNote || names.contains("admonition") || names.contains("callout"), kind)
  }

  /// The element that holds the title alone.
  private func titleElement(of id: Int) -> Int? {
    (id + 1..<tree.end(of: id)).first { classes.has(.calloutTitles, tree[$0]) && page.isKept($0) && tree[$0].characterCount > 0 }
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
