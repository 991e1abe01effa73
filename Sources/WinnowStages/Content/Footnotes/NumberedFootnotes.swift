import Winnow

/// Footnotes without links: raised numbers in the text, and notes that begin with the same numbers, at its end or beside it.
struct NumberedFootnotes {
  private let tree: Tree, stands: (Range<Int>) -> Bool

  /// - Parameter stands: whether something of these nodes is content.
  init(_ page: Page, stands: @escaping (Range<Int>) -> Bool) { (tree, self.stands) = (page.tree, stands) }

  /// A note: the element that holds its text, the number's own element, and what belongs to it behind the first.
  private struct Note {
    var element: Node, number: Int?, following: [Int] = []
  }

  var pairs: [FootnotePair] {
    let raised = tree.all(.sup).filter { node in stands(node.subtree) && !node.subtree.contains { tree.tag(of: $0) == .a } && node.ancestors.prefix(3).allSatisfy { $0.tag != .a } }
      .compactMap { node in FootnoteMarker.read(node.text).flatMap { Int($0) }.map { (node: node, number: $0) } }
    guard !raised.isEmpty else { return [] }
    let notes = notesBehindBreak.isEmpty ? notesInLists : notesBehindBreak
    return raised.compactMap { reference in
      guard let note = notes[reference.number], !note.element.subtree.contains(reference.node.id) else { return nil }
      return FootnotePair(reference: reference.node.id, definition: note.element.id, marker: String(reference.number), omitted: note.number.map { [$0] } ?? [], following: note.following)
    }
  }

  /// Elements in a row behind a rule or a heading, the first of which begins with 1, and others with the numbers that follow; what stands
  /// between two of them belongs to the first.
  private var notesBehindBreak: [Int: Note] {
    for line in tree.all(.hr, .h1, .h2, .h3, .h4, .h5, .h6).reversed() {
      var first = line.nextElement
      while let next = first, next.tag == .br || next.tag == .hr { first = next.nextElement }
      guard let first, number(first)?.value == 1 else { continue }
      let siblings = line.parent?.children.filter { $0.id >= first.id && !$0.isText && $0.tag != .br } ?? []
      var notes: [Int: Note] = [:], last = 0
      for sibling in siblings where stands(sibling.subtree) {
        if let (value, element) = number(sibling), value == last + 1 {
          notes[value] = Note(element: sibling, number: element)
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

  /// The number that begins an element, and the inline element that holds it and nothing else.
  private func number(_ node: Node) -> (value: Int, element: Int)? {
    guard node.tag == .p || node.tag == .div || node.tag == .li, node.letters > 0 else { return nil }
    for id in node.subtree.dropFirst() where tree.letters(in: node.id..<id) == 0 && tree.tag(of: id) != .text {
      let inner = tree[id]
      guard inner.tag.isInline, inner.letters > 0, inner.letters < node.letters, let value = FootnoteMarker.read(inner.text).flatMap({ Int($0) }) else { continue }
      return (value, id)
    }
    return nil
  }

  /// The items of numbered lists that stand beside the text, by their numbers.
  private var notesInLists: [Int: Note] {
    var notes: [Int: Note] = [:]
    for list in tree.all(.ol) where stands(list.subtree) {
      let isBeside = list.ancestors.prefix(2).contains { $0.tag == .aside && $0.letters == list.letters } || ContentClasses.builtIn.has(.footnoteTexts, list)
        || (list.parent.map { ContentClasses.builtIn.has(.footnoteTexts, $0) } ?? false)
      guard isBeside else { continue }
      var number = list["start"].flatMap { Int($0) } ?? 1
      for item in list.children where item.tag == .li {
        if notes[number] == nil { notes[number] = Note(element: item, number: nil) }
        number += 1
      }
    }
    return notes
  }
}
