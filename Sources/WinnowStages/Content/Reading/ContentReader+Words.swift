import Winnow

extension ContentReader {
  /// The text and links of an element that belongs to a kept one, whatever selection decided: a caption of an image, a title of a callout,
  /// a note of its number.
  func words(of id: Int, marks: [InlineMark] = []) -> [Inline] {
    var flow = ContentFlow(marks: marks, isLine: true)
    addWords(of: id, to: &flow, depth: 0)
    return flow.takeLine()
  }

  private func addWords(of id: Int, to flow: inout ContentFlow, depth: Int) {
    for child in tree[id].children where depth < Self.maxDepth {
      if child.isText {
        flow.add(text: tree.text[child.textRange], source: child.sourceRange)
        continue
      }
      if child.hasAttributes, classes.isNonCaptionText(child) { continue }
      let outer = flow.marks
      if child.tag == .a, let address = child[.href].flatMap(addresses.resolved) { flow.marks.append(.link(address, node: child.id)) }
      let isApart = CaptionText.isApart(child)
      if isApart { flow.addBlank() }
      addWords(of: child.id, to: &flow, depth: depth + 1)
      if isApart { flow.addBlank() }
      flow.marks = outer
    }
  }
}
