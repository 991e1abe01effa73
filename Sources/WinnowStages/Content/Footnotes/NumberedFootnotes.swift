import Winnow

/// Footnotes without links: numbers in the text, superscript or in brackets, and notes that begin with the same numbers, after the text or
/// next to it.
struct NumberedFootnotes {
  private let tree: Tree, isKept: (Range<Int>) -> Bool

  /// - Parameter isKept: whether any of these nodes is content.
  init(_ page: Page, isKept: @escaping (Range<Int>) -> Bool) { (tree, self.isKept) = (page.tree, isKept) }

  /// A note: the element with its text, the number's own element, and further elements of the text.
  private struct Note {
    var element: Int, number: Int?, following: [Int] = [], line: Range<Int>? = nil
  }

  /// A number in the text: a superscript element, or a part of a text node.
  private struct Reference {
    var node: Int, number: Int, isInText = false
  }

  var pairs: [FootnotePair] {
    let raised = raised
    if !raised.isEmpty, case let found = pairs(raised, notesAfterBreak), !found.isEmpty { return found }
    let written = writtenReferences
    guard !raised.isEmpty || !written.isEmpty else { return [] }
    let lines = NumberedLines(tree, isKept: isKept).lines
    if let first = lines.first {
      let references = (raised + written).filter { $0.node < first.nodes.lowerBound }
      // All numbers have references: numbers at line starts alone are not notes.
      if Set(references.map(\.number)).isSuperset(of: 1...lines.count) {
        return pairs(references, Dictionary(uniqueKeysWithValues: lines.map { ($0.number, note($0)) }))
      }
    }
    return pairs(raised + written, notesInLists(calledBy: raised + written))
  }

  private func pairs(_ references: [Reference], _ notes: [Int: Note]) -> [FootnotePair] {
    references.compactMap { reference in
      guard let note = notes[reference.number], !(note.element..<tree.end(of: note.element)).contains(reference.node) else { return nil }
      return FootnotePair(
        reference: reference.node, definition: note.element, marker: String(reference.number), omitted: note.number.map { [$0] } ?? [],
        following: note.following, line: note.line, isInText: reference.isInText)
    }
  }

  /// Superscript numbers without a link.
  private var raised: [Reference] {
    tree.elements(.sup).filter { node in
      isKept(node.subtree) && !node.subtree.contains { tree.tag(of: $0) == .a } && node.ancestors.prefix(3).allSatisfy { $0.tag != .a }
    }
    .compactMap { node in FootnoteMarker.read(node.text).flatMap { Int($0) }.map { Reference(node: node.id, number: $0) } }
  }

  private static let first = ["[1]", "¹"].map { Array($0.utf8) }
  private static let noText: TagSet = [.code, .pre, .a, .sup]

  /// Numbers written in the text as references.
  private var writtenReferences: [Reference] {
    guard Self.first.contains(where: { UTF8Bytes.firstRange(of: $0, in: tree.text[tree.body.textRange]) != nil }) else { return [] }
    return tree.body.subtree.lazy.filter { [tree, isKept] in tree.tag(of: $0) == .text && isKept($0..<$0 + 1) }.flatMap {
      [tree] text -> [Reference] in
      let marks = TextReferences.marks(in: tree.text[tree.textRange(of: text)])
      guard !marks.isEmpty, !tree[text].ancestors.prefix(4).contains(where: { Self.noText.contains($0.tag) }) else { return [] }
      return marks.map { Reference(node: text, number: $0.number, isInText: true) }
    }
  }

  /// A line as a note: the element around it, if it contains nothing else.
  private func note(_ line: NumberedLines.Line) -> Note {
    let around = tree[tree.parent(of: line.nodes.lowerBound)]
    let isWhole = around.tag != .body && around.characterCount == tree.characterCount(in: line.nodes)
    return Note(element: isWhole ? around.id : line.nodes.lowerBound, number: line.marker, line: isWhole ? nil : line.nodes)
  }

  /// Consecutive elements after a rule or a heading, the first of which begins with 1, and others with the following numbers; elements
  /// between two of them belong to the first.
  private var notesAfterBreak: [Int: Note] {
    for line in tree.elements(.hr, .h1, .h2, .h3, .h4, .h5, .h6).reversed() {
      var first = line.nextElement
      while let next = first, next.tag == .br || next.tag == .hr { first = next.nextElement }
      guard let first, number(first)?.value == 1 else { continue }
      let siblings = line.parent?.children.filter { $0.id >= first.id && !$0.isText && $0.tag != .br } ?? []
      var notes: [Int: Note] = [:]
      var last = 0
      for sibling in siblings where isKept(sibling.subtree) {
        if let (value, element) = number(sibling), value == last + 1 {
          notes[value] = Note(element: sibling.id, number: element)
          last = value
        } else if sibling.tag.headingLevel != nil || sibling.tag == .hr {
          break
        } else {
          notes[last]?.following.append(sibling.id)
        }
      }
      return notes
    }
    return [:]
  }

  /// The number that begins an element, and the inline element with only that number.
  private func number(_ node: Node) -> (value: Int, element: Int)? {
    guard node.tag == .p || node.tag == .div || node.tag == .li, node.characterCount > 0 else { return nil }
    for id in node.subtree.dropFirst() where tree.characterCount(in: node.id..<id) == 0 && tree.tag(of: id) != .text {
      let inner = tree[id]
      guard inner.tag.isInline, inner.characterCount > 0, inner.characterCount < node.characterCount,
        let value = FootnoteMarker.read(inner.text).flatMap({ Int($0) })
      else { continue }
      return (value, id)
    }
    return nil
  }

  /// The items, by their numbers, of numbered lists next to the text; or else of the last one after a heading or a rule, if the references
  /// have most of its numbers and no others.
  private func notesInLists(calledBy references: [Reference]) -> [Int: Note] {
    var beside: [Int: Note] = [:]
    var under: [Int: Note] = [:]
    for list in tree.elements(.ol) where isKept(list.subtree) {
      let items = items(of: list)
      let isBeside =
        list.ancestors.prefix(2).contains { $0.tag == .aside && $0.characterCount == list.characterCount }
        || ([list] + list.ancestors.prefix(1)).contains { ContentClasses.builtIn.has(.footnoteTexts, $0) }
      if isBeside { beside.merge(items) { first, _ in first } } else if isUnderBreak(list) { under = items }
    }
    guard beside.isEmpty, let first = under.values.lazy.map(\.element).min() else { return beside }
    let called = Set(references.lazy.filter { $0.node < first }.map(\.number))
    return called.isSubset(of: under.keys) && called.count * 3 >= under.count * 2 ? under : [:]
  }

  private func items(of list: Node) -> [Int: Note] {
    var notes: [Int: Note] = [:]
    var number = list["start"].flatMap { Int($0) } ?? 1
    for item in list.children where item.tag == .li {
      notes[number] = Note(element: item.id, number: nil)
      number += 1
    }
    return notes
  }

  private func isUnderBreak(_ list: Node) -> Bool {
    guard let before = list.previousElement ?? list.parent?.previousElement else { return false }
    return before.tag == .hr || before.tag.headingLevel != nil
  }
}
