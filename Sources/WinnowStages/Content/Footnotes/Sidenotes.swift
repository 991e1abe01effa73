import Winnow

/// Notes that stand beside the text at the place they are of, as Tufte CSS has them.
struct Sidenotes {
  private let tree: Tree, leaves: KeptLeaves
  private let classes = ContentClasses.builtIn

  init(_ page: Page, _ leaves: KeptLeaves) { (tree, self.leaves) = (page.tree, leaves) }

  var pairs: [FootnotePair] {
    let switches = tree.all(.label, .input).suffix(Self.most)
    return tree.all(.span, .aside, .small).prefix(Self.mostLookedAt).filter { classes.has(.sidenotes, $0) && leaves.contains($0.subtree) }.map { note in
      // The switch that opens it on a small screen.
      let own = switches.prefix { $0.id < note.id }.suffix(2).filter { $0.parent == note.parent }
      let marker = own.lazy.compactMap { FootnoteMarker.read($0.text) }.first ?? ""
      return FootnotePair(reference: note.id, definition: note.id, marker: marker, omitted: Set(own.map(\.id)).union(number(of: note)))
    }
  }

  /// So many of a page are looked at.
  private static let most = 2_000, mostLookedAt = 20_000

  /// The element that gives the note's own number.
  private func number(of note: Node) -> Set<Int> {
    for id in note.subtree.dropFirst() where tree.letters(in: note.id..<id) == 0 && tree.tag(of: id) == .sup { return FootnoteMarker.read(tree[id].text) == nil ? [] : [id] }
    return []
  }
}
