import Winnow

/// Groups that are kept or dropped as a unit: lists, tables and disclosure panels.
extension Coherence {
  /// Keeps all members of a group, or leaves them unchanged.
  mutating func restoreGroups() {
    let chosen = isKept
    var i = 0
    while i < context.count {
      guard !chosen[i], Int(scores[i]) * 4 >= threshold, let whole = whole(around: i) else {
        i += 1
        continue
      }
      let members = context.range(whole.id)
      if isText(whole, members, chosen) { for k in members { isKept[k] = true } }
      i = max(i + 1, members.upperBound)
    }
  }

  private enum Kind {
    /// `ul`, `ol`, `dl`, `table`.
    case list
    /// A disclosure panel, by its tag or a word of its class.
    case panel
    /// A quotation in a `blockquote`.
    case quote
    /// An element of a few blocks, the first of which is a question or heading.
    case box

    var maxBlocks: Int {
      switch self {
      case .list: 100
      case .panel, .quote: 12
      case .box: 6
      }
    }
  }

  private static let lists: TagSet = [.ul, .ol, .dl, .table]
  private static let list = ElementGroups.mask(.list)
  private static let cells: TagSet = [.td, .th]
  private static let panels = ElementGroups.mask(.tabWord, .details)
  private static let pages: TagSet = [.html, .body, .main, .article, .section]
  private static let maxAncestors = 10

  /// The outermost list or panel around the block that is not a part of the page; else the nearest element with a few blocks.
  private func whole(around i: Int) -> (id: Int, kind: Kind)? {
    var id = context.containers[i]
    var found: (id: Int, kind: Kind)?
    var box: Int?
    for _ in 0..<Self.maxAncestors where id > 0 && !Self.pages.contains(context.tree.tag(of: id)) {
      let count = context.range(id).count
      if count > Kind.list.maxBlocks { break }
      let tag = context.tree.tag(of: id)
      if found != nil, Self.cells.contains(tag) { break }
      if Self.lists.contains(tag) || context.groups[id] & Self.list != 0 && context.tree[id][.role] == "list" {
        found = (id, .list)
      } else if context.groups[id] & Self.panels != 0, count <= Kind.panel.maxBlocks {
        found = (id, .panel)
      } else if tag == .blockquote, count <= Kind.quote.maxBlocks {
        found = (id, .quote)
      } else if box == nil, count > 1 {
        box = count <= Kind.box.maxBlocks ? id : 0
      }
      id = context.tree.parent(of: id)
    }
    return found ?? box.flatMap { $0 > 0 ? ($0, .box) : nil }
  }

  /// Groups of a member, or of an element between it and the text, that are not part of the text. A question may be a button.
  private static let inserted = ElementGroups.nonContent & ~ElementGroups.mask(.form)
  private static let pictures = ElementGroups.mask(.figure, .pictureWord)

  private func isText(_ whole: (id: Int, kind: Kind), _ members: Range<Int>, _ chosen: [Bool]) -> Bool {
    let sum = context.sum(members)
    guard sum.characterCount > 0, !members.allSatisfy({ chosen[$0] }) else { return false }
    let (before, after) = neighbours(whole.id, members, chosen)
    guard before || after else { return false }
    let isBetween = before && after
    let unlinked = members.reduce(0) { $0 + (opens($1) ? context.characterCount($1) : context.unlinked($1)) }
    // Hundredths of the threshold.
    let least: Int
    switch whole.kind {
    case .list:
      let isTable = context.tree.tag(of: whole.id) == .table
      let isText = unlinked * (isTable ? isBetween ? 4 : 3 : 2) >= sum.characterCount
      let isIntroduced = before && context.blocks[members.lowerBound - 1].introducesList
      guard members.count > 1, isText || isIntroduced else { return false }
      least = isText && (isBetween || isIntroduced) ? 50 : isBetween && isIntroduced ? 60 : 75
    case .panel:
      guard unlinked * 10 >= sum.characterCount * 8 else { return false }
      least = isBetween ? 50 : 75
    case .quote:
      guard isBetween, sum.unlinked * 10 >= sum.characterCount * 8 else { return false }
      least = 50
    case .box:
      guard isBetween, sum.unlinked * 10 >= sum.characterCount * 9, sum.characterCount >= Self.minBoxLength,
        isQuestion(members.lowerBound) || context.kinds[members.lowerBound] == .heading,
        !context.tree[whole.id].subtree.contains(where: { Self.controls.contains(context.tree.tag(of: $0)) })
      else { return false }
      least = 65
    }
    var weight = 0
    var count = 0
    for k in members where whole.kind != .quote || !isSource(k) {
      guard Int(scores[k]) * (whole.kind == .panel ? 2 : 4) >= threshold, !isInserted(k, within: whole.id, isBox: whole.kind == .box) else {
        return false
      }
      weight += Int(scores[k]) * context.characterCount(k)
      count += context.characterCount(k)
    }
    return count > 0 && weight * 100 >= threshold * least * count
  }

  /// Characters.
  private static let minBoxLength = 24
  private static let controls: TagSet = [.input, .select, .textarea]

  /// Whether the block is a heading, or a link within the page, as disclosure links are.
  private func opens(_ i: Int) -> Bool {
    if context.kinds[i] == .heading { return true }
    let container = context.containers[i]
    var id = context.tree.parent(of: context.blocks[i].nodes.lowerBound)
    while id > container {
      if context.tree.tag(of: id) == .a { return context.tree.bytes(.href, of: id)?.first == UInt8(ascii: "#") }
      id = context.tree.parent(of: id)
    }
    return false
  }

  /// Whether the blocks directly before and after the element are kept and in its parent element.
  private func neighbours(_ id: Int, _ members: Range<Int>, _ chosen: [Bool]) -> (before: Bool, after: Bool) {
    var around = context.tree.parent(of: id)
    for _ in 0..<Self.levels where around > 0 && context.range(around) == members { around = context.tree.parent(of: around) }
    let inside = context.range(around)
    let (before, after) = (members.lowerBound - 1, members.upperBound)
    return (before >= inside.lowerBound && chosen[before], after < inside.upperBound && chosen[after])
  }

  private func isInserted(_ i: Int, within whole: Int, isBox: Bool) -> Bool {
    var id = context.containers[i]
    while id >= whole, id > 0 {
      if context.groups[id] & (isBox ? Self.inserted | Self.pictures : Self.inserted) != 0 { return true }
      id = context.tree.parent(of: id)
    }
    return false
  }

  /// Keeps the captions of kept tables and code, those of drawings between kept blocks, and the sources of quotations.
  mutating func restoreCaptions() {
    for i in context.all where !isKept[i] {
      guard context.kinds[i] == .caption else {
        if isKeptSource(i) { isKept[i] = true }
        continue
      }
      guard let box = context.blocks[i].container.ancestors.prefix(2).first(where: { $0.tag == .table || $0.tag == .figure }) else {
        continue
      }
      let inside = context.range(box.id)
      if inside.contains(where: { isKept[$0] && (context.kinds[$0] == .cell || context.kinds[$0] == .code) }) || isOfDrawing(i, box) {
        isKept[i] = true
      }
    }
  }

  private static let drawings: TagSet = [.svg, .canvas]
  private func isOfDrawing(_ i: Int, _ figure: Node) -> Bool {
    guard figure.tag == .figure, i > 0, i + 1 < context.count, isKept[i - 1], isKept[i + 1] else { return false }
    let tree = context.tree
    return figure.subtree.contains { Self.drawings.contains(tree.tag(of: $0)) } && !figure.subtree.contains { tree.tag(of: $0) == .img }
  }

  /// The same, where these words stay.
  private func isKeptSource(_ i: Int) -> Bool {
    i > 0 && isKept[i - 1] && isSource(i)
  }

  /// Whether it stands in the footer of a quotation, behind words of it.
  private func isSource(_ i: Int) -> Bool {
    guard i > 0, case let container = context.blocks[i].container, container.tag == .footer || container.tag == .cite else { return false }
    return container.parent?.tag == .blockquote && container.parent?.subtree.contains(context.blocks[i - 1].nodes.lowerBound) ?? false
  }
}
