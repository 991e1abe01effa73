import Winnow

extension ContentReader {
  /// Adds the element as a callout, where its classes say that it is one.
  func addCallout(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard !flow.isLine, let kind = calloutKind(tree[id]) else { return false }
    let title = titleElement(of: id), marks = flow.marks
    var inner = ContentFlow(marks: marks)
    walkChildren(of: id, without: title, into: &inner, depth: depth + 1)
    inner.endParagraph()
    let words = title.map { line(in: $0, marks: marks, depth: depth) } ?? []
    let blocks = tidied(inner.blocks)
    guard !blocks.isEmpty else { return false }
    // “Note:” over an alert of the class “info” says what it is.
    let said = words.plainText.lowercased().filter { $0.isLetter }, isKind = classes.calloutKinds.contains(said)
    flow.add(.callout(Callout(kind: isKind ? said : kind, title: isKind || said == kind ? [] : words, blocks: blocks)), source: tree[id].sourceRange)
    return true
  }

  private func calloutKind(_ node: Node) -> String? {
    guard node.hasAttributes else { return nil }
    if let kind = node["data-callout"] ?? node["data-callout-type"], !kind.isEmpty { return kind.lowercased() }
    let isNote = node[.role] == "note" || node["aria-role"] == "note"
    guard isNote || classes.has(.callouts, node) else { return nil }
    let names = ContentClasses.words(of: node), words = names.flatMap { $0.split { $0 == "-" || $0 == "_" }.map(String.init) }
    return classes.calloutKinds.first(where: words.contains) ?? (isNote || names.contains("admonition") || names.contains("callout") ? "note" : nil)
  }

  /// The element that holds the title alone.
  private func titleElement(of id: Int) -> Int? {
    (id + 1..<tree.end(of: id)).first { classes.has(.calloutTitles, tree[$0]) && leaves.contains(tree[$0].subtree) }
  }

  private func walkChildren(of id: Int, without omitted: Int?, into flow: inout ContentFlow, depth: Int) {
    guard let omitted else { return walkChildren(of: id, into: &flow, depth: depth) }
    for child in tree[id].children where child.id != omitted {
      if child.subtree.contains(omitted) { walkChildren(of: child.id, without: omitted, into: &flow, depth: depth + 1) } else { walk(child.id, into: &flow, depth: depth) }
    }
  }
}
