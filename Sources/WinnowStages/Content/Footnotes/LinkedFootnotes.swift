import Winnow

/// Footnotes whose references link to their text, as most generators write them.
struct LinkedFootnotes {
  private let page: Page, tree: Tree, isKept: (Range<Int>) -> Bool
  private let classes = ContentClasses.builtIn
  /// The canonical URL of the page (RFC 6596).
  private let canonical: String?

  /// - Parameter isKept: whether any of these nodes is content.
  init(_ page: Page, isKept: @escaping (Range<Int>) -> Bool) {
    (self.page, tree, self.isKept) = (page, page.tree, isKept)
    canonical = page.tree.elements(.link).first { $0[.rel] == "canonical" }?[.href].flatMap { $0.isEmpty ? nil : $0 }
  }

  var pairs: [FootnotePair] {
    let links = tree.elements(.a).compactMap { node in mayRefer(node) ? target(of: node).map { (node, $0) } : nil }
    guard !links.isEmpty else { return [] }
    let targetIndices = targetIndices(of: Set(links.map(\.1)))
    // The target of each link. Links without text are back-link targets themselves.
    let led = links.compactMap { link, id in targetIndices[id].map { (link: link, id: id, target: $0) } }
    guard !led.isEmpty else { return [] }
    var isTarget = [Bool](repeating: false, count: tree.count)
    for pair in led { isTarget[pair.target] = true }
    let targets = RankIndex(isTarget)
    return led.compactMap { pair(link: $0.link, id: $0.id, target: $0.target, targets: targets, targetIndices: targetIndices) }
  }

  /// Characters, including brackets.
  private static let maxMarkerLength = 16

  /// Whether the link may be a reference or a back-link: a cheap test of a few bytes, since a page has many links.
  private func mayRefer(_ link: Node) -> Bool {
    let characterCount = link.characterCount
    return characterCount > 0 && characterCount <= Self.maxMarkerLength && link.bytes(.href)?.contains(UInt8(ascii: "#")) == true
  }

  /// The id of a link within the page.
  private func target(of link: Node) -> String? {
    guard let href = link[.href], let mark = href.lastIndex(of: "#") else { return nil }
    let id = href[href.index(after: mark)...]
    let address = href[..<mark]
    guard !id.isEmpty,
      address.isEmpty || canonical.map({ $0 == address }) == true || page.origin.url?.hasPrefix(address) == true
        || page.origin.url?.hasSuffix("/" + address) == true
    else { return nil }
    return PercentEncoding.decoded(String(id))
  }

  private func targetIndices(of ids: Set<String>) -> [String: Int] {
    var targetIndices: [String: Int] = [:]
    for node in tree.nodes where node.hasAttributes {
      for name in [node[.id], node.tag == .a ? node[.name] : nil] {
        if let name, ids.contains(name), targetIndices[name] == nil { targetIndices[name] = node.id }
      }
    }
    return targetIndices
  }

  private func pair(link: Node, id: String, target: Int, targets: RankIndex, targetIndices: [String: Int]) -> FootnotePair? {
    guard isKept(link.subtree), !link.subtree.contains(target) else { return nil }
    let text = link.text
    let isDeclared = isDeclared(link)
    let isReference = isReference(link)
    let isExplicit = isDeclared || isReference
    // “прим. 1”: a group of notes has a name in the page's language.
    let isNamed =
      isDeclared || isReference && Self.isFootnoteID(id) && text.unicodeScalars.contains { $0.properties.numericType == .decimal }
    guard let marker = FootnoteMarker.read(text) ?? (isNamed && link.characterCount <= Self.maxMarkerLength ? "" : nil) else { return nil }
    let reference = whole(link)
    let line = line(at: target, targets)
    let number = line == nil ? numberLine(at: target) : nil
    guard
      let definition = line.map({ tree[tree.parent(of: $0.lowerBound)] }) ?? number.flatMap(next)
        ?? definition(at: target, of: reference, targets: targets),
      case let text = line ?? definition.id + 1..<definition.subtree.upperBound,
      isKept(text), !text.contains(link.id)
    else { return nil }
    let backLinks = backLinks(in: text, to: reference)
    guard definition.id > link.id else { return nil }
    guard
      isExplicit || !backLinks.isEmpty || isFootnote(definition) || Self.isFootnoteID(id)
        || line == nil && isItem(definition, calledBy: link.text, marker)
    else { return nil }
    let omitted = backLinks.union(numbers(of: text, marker: marker, target: target)).union(number.map { [$0.id] } ?? [])
    return FootnotePair(
      reference: reference.id, definition: line?.lowerBound ?? definition.id, marker: marker, omitted: omitted, line: line)
  }

  /// The siblings of the line that the target begins, in an element of several lines separated by `br`.
  private func line(at target: Int, _ targets: RankIndex) -> Range<Int>? {
    var node = tree[target]
    while let parent = node.parent, node.tag.isInline, parent.tag.isInline { node = parent }
    guard node.tag.isInline, let parent = node.parent, Self.holders.contains(parent.tag), parent.characterCount <= Self.maxLength,
      parent.subtree.count <= Self.maxItems, targets[parent.subtree] > 1
    else { return nil }
    var start = node.id
    var end = parent.subtree.upperBound
    var isAfterBreak = true
    for sibling in parent.children {
      if sibling.id < node.id {
        if sibling.tag == .br { isAfterBreak = true } else if sibling.characterCount > 0 { isAfterBreak = false }
        if sibling.tag == .br { start = sibling.subtree.upperBound }
      } else if sibling.tag == .br {
        end = sibling.id
        break
      }
    }
    guard isAfterBreak, start > parent.id + 1 || end < parent.subtree.upperBound else { return nil }
    return min(start, node.id)..<end
  }

  /// Whether the markup declares a footnote reference (DPUB-ARIA 1.1, EPUB 3.3, GitHub).
  private func isDeclared(_ link: Node) -> Bool {
    link[.rel] == "footnote"
      || ([link] + link.ancestors.prefix(1)).contains {
        $0[.role] == "doc-noteref" || $0["epub:type"] == "noteref" || $0["data-footnote-ref"] != nil
      }
  }

  private func isReference(_ link: Node) -> Bool {
    ([link] + link.ancestors.prefix(1)).contains {
      $0.tag == .sup && $0.characterCount <= link.characterCount + 2 || classes.has(.footnoteReferences, $0)
    } || link.children.contains { $0.tag == .sup && $0.characterCount == link.characterCount }
  }

  /// The reference, or the superscript element around it.
  private func whole(_ link: Node) -> Node {
    var node = link
    for around in link.ancestors.prefix(3) where around.tag == .sup || around.tag == .span || around.tag == .small || around.tag == .b {
      guard around.characterCount <= link.characterCount + 2, around.parent?.id != 0 else { break }
      node = around
    }
    return node
  }

  /// A line with only the footnote's number, or the term that it explains; the text is in the next element.
  private func numberLine(at target: Int) -> Node? {
    guard let line = ([tree[target]] + tree[target].ancestors.prefix(3)).first(where: { !$0.tag.isInline }),
      line.tag.headingLevel != nil || line.tag == .p || line.tag == .dt,
      line.characterCount > 0, line.tag == .dt && line.nextElement?.tag == .dd || FootnoteMarker.read(line.text) != nil
    else { return nil }
    return line
  }

  private func next(_ line: Node) -> Node? {
    guard let next = line.nextElement, Self.holders.contains(next.tag), next.characterCount > 0, next.characterCount <= Self.maxLength
    else {
      return nil
    }
    return next
  }

  private static let holders: TagSet = [.p, .li, .dd, .td, .div, .aside, .section, .dt, .tr, .blockquote]
  private static let maxLength = 6_000

  /// The element with the text of the footnote that the target begins.
  private func definition(at target: Int, of reference: Node, targets: RankIndex) -> Node? {
    var node = tree[target]
    if node.characterCount == 0, let next = node.nextElement, tree.characterCount(in: target..<next.id) == 0, !next.tag.isInline {
      node = next
    }
    while !Self.holders.contains(node.tag) {
      guard node.tag.isInline, let parent = node.parent, tree.characterCount(in: parent.id..<target) <= 3 else { return nil }
      node = parent
    }
    // Several paragraphs are in one element of their own.
    while let parent = node.parent,
      parent.tag == .div || parent.tag == .li || parent.tag == .dd || parent.tag == .p || parent.tag == .tr || parent.tag == .aside,
      tree.characterCount(in: parent.id..<node.id) == 0 || node.tag == .td && tree.characterCount(in: parent.id..<node.id) <= 4,
      parent.characterCount <= Self.maxLength, !parent.subtree.contains(reference.id), targets[parent.subtree] == targets[node.subtree],
      !parent.subtree.contains(where: { tree.tag(of: $0).headingLevel != nil })
    { node = parent }
    guard !node.subtree.contains(where: { tree.tag(of: $0).headingLevel != nil }) else { return nil }
    return node.characterCount <= Self.maxLength && node.characterCount > 0 && node.ancestors.allSatisfy { $0.tag.headingLevel == nil }
      ? node : nil
  }

  private func isFootnote(_ definition: Node) -> Bool {
    ([definition] + definition.ancestors.prefix(4)).contains { node in
      classes.has(.footnoteTexts, node) || FootnoteMarker.roles.contains(node[.role] ?? "")
        || FootnoteNames.epubTypes.contains(node["epub:type"] ?? "")
    }
  }

  /// Whether a number in brackets links to the item with that number: `[3]` to the third of a numbered list, or to one that begins with it.
  private func isItem(_ definition: Node, calledBy text: String, _ marker: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "["), let number = Int(marker), number > 0 else { return false }
    guard definition.tag == .li, let list = definition.parent, list.tag == .ol else { return definition.text.hasPrefix("[\(marker)]") }
    var last = (list["start"].flatMap { Int($0) } ?? 1) - 1
    var id = list.id + 1
    for _ in 0..<Self.maxItems where id <= definition.id && last < number {
      if tree.tag(of: id) == .li { last += 1 }
      if id == definition.id { return last == number }
      id = tree.end(of: id)
    }
    return false
  }

  /// Maximum children of a list, and maximum nodes of an element with lines.
  private static let maxItems = 2_000

  /// Whether an id has the form that footnote generators use: `fn:1`, `cite_note-3`, `_ftn2`.
  private static func isFootnoteID(_ id: String) -> Bool {
    FootnoteNames.ids.contains(id.lowercased().prefix { !$0.isNumber }.filter(\.isLetter))
  }

  private func backLinks(in nodes: Range<Int>, to reference: Node) -> Set<Int> {
    let ids = Set(
      ([reference] + reference.ancestors.prefix(2) + reference.subtree.map { tree[$0] }).flatMap { [$0[.id], $0[.name]] }.compactMap { $0 }
        .filter { !$0.isEmpty })
    var found: Set<Int> = []
    for id in nodes {
      let node = tree[id]
      if classes.has(.backLinks, node) || node[.role] == "doc-backlink" {
        found.insert(whole(node).id)
        continue
      }
      guard node.tag == .a, let target = target(of: node) else { continue }
      if ids.contains(target) || FootnoteNames.backLinkTexts.contains(node.text.lowercased()) { found.insert(whole(node).id) }
    }
    return found.filter(nodes.contains)
  }

  /// The elements with the definition's own number.
  private func numbers(of nodes: Range<Int>, marker: String, target: Int) -> Set<Int> {
    for id in nodes where tree.characterCount(in: nodes.lowerBound..<id) == 0 {
      let node = tree[id]
      if node.tag != .text, node.tag.isInline || node.tag == .td, node.characterCount > 0, let own = FootnoteMarker.read(node.text),
        own == marker || marker.isEmpty || id == target
      {
        // A separator after the number may be an element of its own.
        let next = node.nextElement
        let isSign = next.map { $0.tag.isInline && $0.characterCount == 1 && [":", ".", ")", "："].contains($0.text) } ?? false
        return [id, isSign ? next?.id ?? id : id]
      }
    }
    return []
  }
}
