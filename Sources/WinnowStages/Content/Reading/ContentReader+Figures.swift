import Winnow

extension ContentReader {
  /// Adds a figure of images and their caption, or a gallery of such; an element with other text is read as its content.
  func addFigure(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    if addCallout(id, to: &flow, depth: depth) { return }
    let node = tree[id]
    let inside = node.subtree.dropFirst()
    var captions = inside.filter { tree.tag(of: $0) == .figcaption }.map { tree[$0].subtree }
    if captions.isEmpty, let caption = captionsByFigure[id] { captions = [caption] }
    let others = inside.filter { id in
      leaves.contains(id..<id + 1) && !Self.pictureTags.contains(tree.tag(of: id)) && !captions.contains { $0.contains(id) }
    }
    guard others.isEmpty else { return addMedia(others, of: id, captions, to: &flow, depth: depth) }
    if depth < Self.maxDepth, inside.contains(where: { tree.tag(of: $0) == .figure && leaves.contains($0..<tree.end(of: $0)) }) {
      return addGallery(id, to: &flow, depth: depth)
    }
    var found: [InlineImage] = []
    for image in inside where tree.tag(of: image) == .img && leaves.contains(image..<image + 1) {
      guard let picture = pictures.picture(tree[image]), !found.contains(where: { $0.isRendition(of: picture) }) else { continue }
      found.append(picture)
    }
    guard !found.isEmpty else { return addPlain(id, to: &flow, depth: depth) }
    let caption = captions.flatMap { self.caption($0.lowerBound, marks: flow.marks, depth: depth) }
    flow.add(.figure(found, caption: caption), source: node.sourceRange)
  }

  /// Whether an element other than `figure` contains only an image with its caption, and was added as a figure.
  func addFigureByCaption(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard tree.tag(of: id) != .figure, !flow.isLine, let caption = captionsByFigure[id] else { return false }
    let hasOthers = (id + 1..<tree.end(of: id)).contains {
      leaves.contains($0..<$0 + 1) && !Self.pictureTags.contains(tree.tag(of: $0)) && !caption.contains($0)
    }
    if hasOthers { return false }
    addFigure(id, to: &flow, depth: depth)
    return true
  }

  /// The captions of the kept images outside figures with a `figcaption`, by the elements that contain both.
  static func captionsByFigure(_ tree: Tree, _ leaves: KeptLeaves) -> [Int: Range<Int>] {
    var captions: [Int: Range<Int>] = [:]
    for image in tree.elements(.img) where leaves.contains(image.subtree) {
      guard let found = PictureCaption(of: image), found.caption.tag != .figcaption, captions[found.figure.id] == nil else { continue }
      captions[found.figure.id] = found.caption.subtree
    }
    return captions
  }

  private static let captions = ClassTokens([.caption])
  /// Characters.
  private static let maxCaptionLength = 300

  /// Adds a line with a caption class, outside the article's text, to the image directly before it, in a paragraph of its own.
  func addCaption(_ id: Int, to flow: inout ContentFlow) {
    guard !flow.isLine, let last = flow.lastBlock, case .paragraph(let line) = last.kind, line.count == 1, line.pictures.count == 1 else {
      return
    }
    let node = tree[id]
    guard node.tag == .p || node.tag == .div, node.hasAttributes, node.characterCount <= Self.maxCaptionLength, page.isKept(id),
      Self.captions.first(in: node) != nil, node.previousElement?.sourceRange.contains(last.source.lowerBound) == true
    else { return }
    let caption = words(of: id, marks: [])
    guard !caption.isEmpty else { return }
    _ = flow.changeLast { block in
      block = ContentBlock(.figure(line.pictures, caption: caption), source: block.source.lowerBound..<node.sourceRange.upperBound)
      return true
    }
  }

  private static let pictureTags: TagSet = [.img, .picture]

  /// Figures within a figure, each with its own caption, followed by the common caption.
  private func addGallery(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    flow.endParagraph()
    var child = id + 1
    var captions: [Int] = []
    while child < tree.end(of: id) {
      let tag = tree.tag(of: child)
      if tag == .figcaption { captions.append(child) }
      if tag == .figure { addFigure(child, to: &flow, depth: depth + 1) } else if tag == .img { walk(child, into: &flow, depth: depth + 1) }
      child = tag == .figure || tag == .figcaption ? tree.end(of: child) : child + 1
    }
    flow.endParagraph()
    addCaptions(captions, to: &flow, depth: depth)
  }

  /// A figure with other content; the caption of a video or a frame is added.
  private func addMedia(_ media: [Int], of id: Int, _ captions: [Range<Int>], to flow: inout ContentFlow, depth: Int) {
    addPlain(id, to: &flow, depth: depth)
    guard media.allSatisfy({ KeptLeaves.media.contains(tree.tag(of: $0)) }) else { return }
    addCaptions(captions.filter { !leaves.contains($0) }.map(\.lowerBound), to: &flow, depth: depth)
  }

  private func addCaptions(_ captions: [Int], to flow: inout ContentFlow, depth: Int) {
    for caption in captions {
      let line = self.caption(caption, marks: flow.marks, depth: depth)
      if !line.isEmpty { flow.add(.paragraph(line), source: tree[caption].sourceRange) }
    }
  }

  /// A caption is kept with its image, even if selection did not count it as text of the article, unless a stage dropped its element.
  private func caption(_ id: Int, marks: [InlineMark], depth: Int) -> [Inline] {
    if leaves.contains(tree[id].subtree) {
      // A credit is separated from adjacent text.
      guard tree[id].children.contains(where: { $0.tag == .span && CaptionText.isApart($0) }) else {
        return line(in: id, marks: marks, depth: depth)
      }
      var flow = ContentFlow(marks: marks, isLine: true)
      for child in tree[id].children {
        let isApart = CaptionText.isApart(child)
        if isApart { flow.addBlank() }
        walk(child.id, into: &flow, depth: depth + 1)
        if isApart { flow.addBlank() }
      }
      return flow.takeLine()
    }
    return page.isKept(id) ? words(of: id, marks: marks) : []
  }
}
