import Winnow

extension ContentReader {
  /// A figure of pictures and their caption; what holds other text is no figure, and read as what it holds.
  func addFigure(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    let node = tree[id], captions = node.subtree.dropFirst().filter { tree.tag(of: $0) == .figcaption }.map { tree[$0].subtree }
    let images = node.subtree.filter { tree.tag(of: $0) == .img && leaves.contains($0..<$0 + 1) }
    let hasOther = node.subtree.contains { id in
      leaves.contains(id..<id + 1) && tree.tag(of: id) != .img && tree.tag(of: id) != .picture && !captions.contains { $0.contains(id) }
    }
    var found: [Picture] = []
    for image in images {
      guard let picture = pictures.picture(tree[image]), !found.contains(where: { $0.isRendition(of: picture) }) else { continue }
      found.append(picture)
    }
    guard !hasOther, !found.isEmpty else { return addPlain(id, to: &flow, depth: depth) }
    let caption = captions.flatMap { self.caption($0.lowerBound, marks: flow.marks, depth: depth) }
    flow.add(.figure(found, caption: caption), source: node.sourceRange)
  }

  /// A caption goes with its picture: that selection does not count it as text of the article says nothing against it. It is gone where
  /// a stage dropped its element.
  private func caption(_ id: Int, marks: [InlineMark], depth: Int) -> [Inline] {
    if leaves.contains(tree[id].subtree) { return line(in: id, marks: marks, depth: depth) }
    return page.isKept(id) ? words(of: id, marks: marks) : []
  }
}
