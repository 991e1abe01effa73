public import Winnow

extension Page {
  /// The kept content: one tree of blocks and inline content.
  public var content: Content { ContentReader(self).content }
}

/// Builds the content of a page from its tree and its kept nodes.
struct ContentReader {
  let page: Page, tree: Tree
  let addresses: URLResolver, pictures: PictureReader
  let formulas: [Int: Formula]
  let footnotes: FootnoteIndex
  let leaves: KeptLeaves
  let captionsByFigure: [Int: Range<Int>]
  /// Whether a script renders the LaTeX in the text.
  let drawsTeX: Bool
  let classes = ContentClasses.builtIn

  init(_ page: Page) {
    self.page = page
    tree = page.tree
    addresses = URLResolver(page)
    pictures = PictureReader(addresses: addresses)
    let found = FormulaFinder(tree).formulas
    formulas = Dictionary(found.map { ($0.nodes.lowerBound, $0) }) { first, _ in first }
    leaves = KeptLeaves(page, formulas: found.map(\.nodes))
    captionsByFigure = Self.captionsByFigure(tree, leaves)
    footnotes = FootnoteIndex(page, leaves)
    drawsTeX = TeXText.isDrawn(on: tree)
  }

  /// Bytes: `:stuck_out_tongue:`.
  private static let maxEmojiNameLength = 32

  /// Maximum nesting; deeper elements are read as plain text, to bound recursion.
  static let maxDepth = 150

  var content: Content {
    var flow = ContentFlow()
    walkChildren(of: 0, into: &flow, depth: 0)
    flow.endParagraph()
    let notes = footnotes.definitions.map { Footnote(label: $0.label, blocks: footnoteBlocks($0)) }
    return Content(blocks: withoutRepeatedFigures(tidied(flow.blocks)), footnotes: notes)
  }

  /// The blocks of the kept nodes in an element.
  func blocks(in id: Int, marks: [InlineMark] = [], depth: Int) -> [ContentBlock] {
    var flow = ContentFlow(marks: marks)
    walkChildren(of: id, into: &flow, depth: depth + 1)
    flow.endParagraph()
    return tidied(flow.blocks)
  }

  /// The kept nodes in an element, as one line.
  func line(in id: Int, marks: [InlineMark] = [], depth: Int) -> [Inline] {
    var flow = ContentFlow(marks: marks, isLine: true)
    walkChildren(of: id, into: &flow, depth: depth + 1)
    return flow.takeLine()
  }

  func walkChildren(of id: Int, into flow: inout ContentFlow, depth: Int) {
    var child = id + 1
    let end = tree.end(of: id)
    while child < end {
      if let end = footnotes.lines[child] {
        child = end
        continue
      }
      walk(child, into: &flow, depth: depth)
      child = formulas[child]?.nodes.upperBound ?? tree.end(of: child)
    }
  }

  func walk(_ id: Int, into flow: inout ContentFlow, depth: Int) {
    let tag = tree.tag(of: id)
    let nodes = id..<tree.end(of: id)
    if tag == .text { return addText(id, to: &flow) }
    if let formula = formulas[id] { return add(formula, to: &flow) }
    if let label = footnotes.references[id] {
      if leaves.contains(nodes) { flow.addInline(.footnote(label), source: tree[id].sourceRange) }
      return
    }
    if footnotes.omitted.contains(id) { return }
    if tag == .br { return flow.breakLine(source: tree[id].sourceRange) }
    guard leaves.contains(nodes) else {
      // A space may be an element of its own.
      if tree.textRange(of: id).isEmpty { return }
      if tag.isInline { flow.addBlank() } else if isBetweenLines(id) { flow.endParagraph() }
      return addCaption(id, to: &flow)
    }
    guard depth < Self.maxDepth else { return addFlat(nodes, to: &flow) }
    if flow.isLine, !tag.isInline, tag != .svg, tag != .button {
      // Blocks within a line: only their text.
      flow.addBlank()
      walkChildren(of: id, into: &flow, depth: depth + 1)
      return flow.addBlank()
    }
    if !captionsByFigure.isEmpty, addFigureByCaption(id, to: &flow, depth: depth) { return }
    switch tag {
    case .img: addPicture(tree[id], to: &flow)
    case .h1, .h2, .h3, .h4, .h5, .h6: addHeading(id, to: &flow, depth: depth)
    case .ul, .ol, .menu: addList(id, to: &flow, depth: depth)
    case .li: addItem(id, to: &flow, depth: depth)
    case .dl: addDefinitions(id, to: &flow, depth: depth)
    case .blockquote: addQuote(id, to: &flow, depth: depth)
    case .pre, .textarea: addCode(id, to: &flow)
    case .table: addTable(id, to: &flow, depth: depth)
    case .figure: addFigure(id, to: &flow, depth: depth)
    case .hr: flow.add(.thematicBreak, source: tree[id].sourceRange)
    case .iframe, .video, .audio, .embed, .object: addEmbed(tree[id], to: &flow)
    case .a: addLink(id, to: &flow, depth: depth)
    case .other: addOther(id, to: &flow, depth: depth)
    default:
      if tag == .code, !flow.isLine, isBlockOfCode(tree[id]) {
        addCode(id, to: &flow)
      } else if let mark = Self.mark(of: tag) {
        addMarked(id, mark, to: &flow, depth: depth)
      } else if tag.isInline || tag == .svg || tag == .button || tag == .noscript {
        walkChildren(of: id, into: &flow, depth: depth + 1)
      } else {
        addContainer(id, to: &flow, depth: depth)
      }
    }
  }

  /// Whether a dropped block separates the text around it: it is not within a sentence.
  private func isBetweenLines(_ id: Int) -> Bool {
    let around = tree.tag(of: tree.parent(of: id))
    return tree.tag(of: id) == .div && (around == .other || around == .div)
  }

  private func addText(_ id: Int, to flow: inout ContentFlow) {
    guard page.isKept(id) else { return }
    let source = tree[id].sourceRange
    page.eachPiece(ofText: id) { piece in
      for part in TeXText.pieces(of: piece, isDrawn: drawsTeX) {
        switch part {
        case .text(let text):
          for part in flow.marks.contains(where: \.isLiteral) ? [.text(text)] : footnotes.textReferences.parts(of: text, in: id) {
            switch part {
            case .text(let text): flow.add(text: text, source: source)
            case .reference(let label): flow.addInline(.footnote(label), source: source)
            }
          }
        case .formula(let latex, let isDisplay): add(latex, isDisplay: isDisplay, source: source, to: &flow)
        }
      }
    }
  }

  private func addFlat(_ nodes: Range<Int>, to flow: inout ContentFlow) {
    for id in nodes where tree.tag(of: id) == .text { addText(id, to: &flow) }
  }

  private func add(_ formula: Formula, to flow: inout ContentFlow) {
    guard leaves.contains(formula.nodes), !formula.latex.isEmpty else { return }
    add(formula.latex, isDisplay: formula.isDisplay, source: tree[formula.nodes.lowerBound].sourceRange, to: &flow)
  }

  private func add(_ latex: String, isDisplay: Bool, source: Range<Int>, to flow: inout ContentFlow) {
    if isDisplay, !flow.isLine { flow.add(.formula(latex), source: source) } else { flow.addInline(.formula(latex), source: source) }
  }

  private func addHeading(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    var marks = flow.marks.filter { !isOwnLink($0) }
    if let card = cardLink(around: id) { marks.append(card) }
    let line = line(in: id, marks: marks, depth: depth)
    guard !line.isEmpty, let level = tree.tag(of: id).headingLevel else { return }
    flow.add(.heading(level: level, line), source: tree[id].sourceRange)
  }

  /// A heading's link to itself is omitted.
  private func isOwnLink(_ mark: InlineMark) -> Bool { if case .link(let address, _) = mark { addresses.isOfPage(address) } else { false } }

  /// A link around a heading and other blocks becomes a link of the heading.
  private func cardLink(around heading: Int) -> InlineMark? {
    guard let link = tree[heading].ancestors.first(where: { $0.tag == .a }), let address = link[.href].flatMap(addresses.resolved),
      !addresses.isOfPage(address)
    else { return nil }
    return .link(address, node: link.id)
  }

  private func addQuote(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    if addCallout(id, to: &flow, depth: depth) { return }
    let blocks = blocks(in: id, marks: flow.marks, depth: depth)
    guard !blocks.isEmpty else { return }
    flow.add(unrenderedCallout(blocks).map(ContentBlock.Kind.callout) ?? .quote(blocks), source: tree[id].sourceRange)
  }

  private func addLink(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    let node = tree[id]
    guard let address = node[.href].flatMap(addresses.resolved) else { return walkChildren(of: id, into: &flow, depth: depth + 1) }
    let isHeadings =
      !flow.isLine && node.subtree.contains { tree.tag(of: $0).headingLevel != nil && leaves.contains($0..<tree.end(of: $0)) }
    if isHeadings || flow.isLine && addresses.isOfPage(address) {
      walkChildren(of: id, into: &flow, depth: depth + 1)
    } else {
      addMarked(id, .link(address, node: id), to: &flow, depth: depth)
    }
  }

  private func addMarked(_ id: Int, _ mark: InlineMark, to flow: inout ContentFlow, depth: Int) {
    let outer = flow.marks
    if case .link = mark { flow.marks.removeAll { if case .link = $0 { true } else { false } } }
    if !flow.marks.contains(mark) { flow.marks.append(mark) }
    walkChildren(of: id, into: &flow, depth: depth + 1)
    flow.marks = outer
  }

  private static func mark(of tag: Tag) -> InlineMark? {
    switch tag {
    case .b, .strong: .strong
    case .i, .em: .emphasis
    case .del, .s, .strike: .deleted
    case .sub: .subscript
    case .sup: .superscript
    case .code, .samp, .tt: .code
    default: nil
    }
  }

  /// Elements without a ``Winnow/Tag`` of their own.
  private func addOther(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    switch tree[id].name {
    case "kbd": addMarked(id, .keyboard, to: &flow, depth: depth)
    case "ruby": addRuby(id, to: &flow)
    case "lite-youtube": addEmbed(tree[id], to: &flow)
    default: walkChildren(of: id, into: &flow, depth: depth + 1)
    }
  }

  private func addContainer(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    if addCallout(id, to: &flow, depth: depth) || addRoleList(id, to: &flow, depth: depth) || addRoleTable(id, to: &flow, depth: depth) {
      return
    }
    if isBlockOfCode(tree[id]) { return addCode(id, to: &flow) }
    flow.endParagraph()
    walkChildren(of: id, into: &flow, depth: depth + 1)
    flow.endParagraph()
  }

  private func addPicture(_ node: Node, to flow: inout ContentFlow) {
    guard let picture = pictures.picture(node) else {
      // An emoji image is read as its emoji.
      let words = [node[.alt], node[.title]].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? ""
      if node.isSign, words.utf8.count <= Self.maxEmojiNameLength {
        flow.add(text: Array(words.utf8)[...], source: node.sourceRange)
      }
      return
    }
    // A lazy-loaded image is repeated in noscript.
    if let last = flow.lastPicture, last.url == picture.url || node.parent?.tag == .noscript && last.isRendition(of: picture) {
      return
    }
    flow.addInline(.picture(picture), source: node.sourceRange)
  }

  /// The base text with its ruby annotation (HTML Standard, “The ruby element”).
  private func addRuby(_ id: Int, to flow: inout ContentFlow) {
    var base: [UInt8] = []
    var reading: [UInt8] = []
    func collect(_ id: Int, isReading: Bool) {
      let name = tree[id].name
      if tree.tag(of: id) == .text {
        if isReading { reading += tree.text[tree.textRange(of: id)] } else { page.eachPiece(ofText: id) { base += $0 } }
      } else if name != "rp" {
        for child in tree[id].children { collect(child.id, isReading: isReading || name == "rt" || name == "rtc") }
      }
    }
    collect(id, isReading: false)
    let words = UTF8Bytes.collapsed(base)
    if !words.isEmpty { flow.addInline(.ruby(Array(words.utf8), reading: UTF8Bytes.collapsed(reading)), source: tree[id].sourceRange) }
  }

  private func addEmbed(_ node: Node, to flow: inout ContentFlow) {
    let film = node["videoid"].map { "https://www.youtube.com/watch?v=\($0)" }
    let address =
      film ?? node["data-src"] ?? node[.src] ?? node["data"] ?? node.children.lazy.compactMap { $0.tag == .source ? $0[.src] : nil }.first
    guard let address = address.flatMap(addresses.resolved), address.contains("://"), !address.hasPrefix("#") else { return }
    let title = UTF8Bytes.collapsed((node[.title] ?? node[.ariaLabel] ?? "").utf8)
    flow.add(.embed(Embed(url: EmbedURL.page(of: address), title: title)), source: node.sourceRange)
  }
}
