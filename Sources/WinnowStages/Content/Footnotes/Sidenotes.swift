import Winnow

/// Notes at the position of their reference: next to the text, as in Tufte CSS, or within their own number, which opens them.
struct Sidenotes {
  private let tree: Tree, leaves: KeptLeaves
  private let classes = ContentClasses.builtIn

  init(_ page: Page, _ leaves: KeptLeaves) { (tree, self.leaves) = (page.tree, leaves) }

  var pairs: [FootnotePair] {
    let switches = tree.elements(.label, .input).suffix(Self.maxCount)
    return tree.elements(.span, .aside, .small).prefix(Self.maxVisitedNodes).compactMap { note in
      guard note.hasAttributes, case let said = classes.categories(of: note), said.contains(.sidenotes) || said.contains(.inlineNotes)
      else { return nil }
      // A note within its number is hidden until the number is clicked.
      if let number = Self.number(around: note) ?? (said.contains(.inlineNotes) ? Self.number(before: note) : nil),
        leaves.contains(number.element.subtree)
      {
        return FootnotePair(
          reference: number.element.id, definition: note.id, marker: number.marker, omitted: Set(numbers(of: note, marker: number.marker)))
      }
      guard said.contains(.sidenotes), leaves.contains(note.subtree) else { return nil }
      // The checkbox that opens it on a small screen.
      let own = switches.prefix { $0.id < note.id }.suffix(2).filter { $0.parent == note.parent }
      let marker = own.lazy.compactMap { FootnoteMarker.read($0.text) }.first ?? ""
      return FootnotePair(reference: note.id, definition: note.id, marker: marker, omitted: Set(own.map(\.id)).union(number(of: note)))
    }
  }

  /// The inline element with only a footnote's number followed by the note.
  private static func number(around note: Node) -> (element: Node, marker: String)? {
    guard let around = note.ancestors.prefix(3).first(where: { $0.characterCount > note.characterCount }), around.tag.isInline,
      around.characterCount <= note.characterCount + 5
    else { return nil }
    let tree = note.tree
    let before = tree.text[around.textRange.lowerBound..<note.textRange.lowerBound]
    guard tree.characterCount(in: around.id..<note.id) == around.characterCount - note.characterCount else { return nil }
    return FootnoteMarker.read(UTF8Bytes.collapsed(before)).map { (around, $0) }
  }

  /// The superscript or linked number directly before the note, which opens it by a script.
  private static func number(before note: Node) -> (element: Node, marker: String)? {
    guard let before = note.previousElement, before.tag == .sup || before.tag == .a, before.characterCount <= 5 else { return nil }
    return FootnoteMarker.read(before.text).map { (before, $0) }
  }

  /// The elements at the beginning of the note that repeat its number.
  private func numbers(of note: Node, marker: String) -> [Int] {
    note.children.prefix { !$0.isText && FootnoteMarker.read($0.text) == marker }.map(\.id)
  }

  /// Maximum number of switches, and of candidate elements, per page.
  private static let maxCount = 2_000, maxVisitedNodes = 20_000

  /// The element with the note's own number.
  private func number(of note: Node) -> Set<Int> {
    for id in note.subtree.dropFirst() where tree.characterCount(in: note.id..<id) == 0 && tree.tag(of: id) == .sup {
      return FootnoteMarker.read(tree[id].text) == nil ? [] : [id]
    }
    return []
  }
}
