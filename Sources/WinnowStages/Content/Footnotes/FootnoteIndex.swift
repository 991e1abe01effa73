import Winnow

/// The footnotes of a page: which elements refer to one, and which hold its text.
struct FootnoteIndex {
  struct Definition {
    var label: String
    /// The elements that hold the text; what is to be omitted from them is in ``FootnoteIndex/omitted``.
    var elements: [Int]
  }

  /// The label by the element that refers to it.
  private(set) var references: [Int: String] = [:]
  /// In the order of their first reference.
  private(set) var definitions: [Definition] = []
  /// What a reader of the text does not need: the definitions where they stood, their own numbers and links back, and headings over
  /// nothing else.
  private(set) var omitted: Set<Int> = []

  init(_ page: Page, _ leaves: KeptLeaves) {
    let found = LinkedFootnotes(page, stands: leaves.contains).pairs + Sidenotes(page, leaves).pairs
    add(found.isEmpty ? NumberedFootnotes(page, stands: leaves.contains).pairs : found)
    omitHeadings(page, leaves)
  }

  private mutating func add(_ pairs: [FootnotePair]) {
    var labels: [Int: String] = [:], taken = FootnoteLabels()
    for pair in pairs.sorted(by: { $0.reference < $1.reference }) {
      let label = labels[pair.definition] ?? taken.label(for: pair.marker)
      references[pair.reference] = label
      omitted.formUnion(pair.omitted)
      guard labels[pair.definition] == nil else { continue }
      labels[pair.definition] = label
      definitions.append(Definition(label: label, elements: [pair.definition] + pair.following))
      omitted.formUnion(pair.following)
      if pair.definition != pair.reference { omitted.insert(pair.definition) }
    }
  }

  /// A heading under which nothing but footnotes stands goes with them.
  private mutating func omitHeadings(_ page: Page, _ leaves: KeptLeaves) {
    guard let first = definitions.lazy.flatMap(\.elements).min() else { return }
    let tree = page.tree, headings = tree.all(.h1, .h2, .h3, .h4, .h5, .h6).filter { leaves.contains($0.subtree) && !omitted.contains($0.id) }
    guard let heading = headings.last(where: { $0.id < first }) else { return }
    let end = headings.first { $0.id > first }?.id ?? tree.count
    let elements = Set(definitions.flatMap(\.elements))
    var id = heading.subtree.upperBound
    while id < end {
      if elements.contains(id) || omitted.contains(id) { id = tree.end(of: id); continue }
      if leaves.contains(id..<id + 1), tree.tag(of: id) != .hr { return }
      id += 1
    }
    omitted.insert(heading.id)
  }
}

/// The labels that footnotes of a page have.
private struct FootnoteLabels {
  private var taken: Set<String> = [], free = 1

  /// The number that the page gives it; where it has none, or one that is taken, the first that is free.
  mutating func label(for marker: String) -> String {
    if !marker.isEmpty, marker.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), taken.insert(marker).inserted { return marker }
    while !taken.insert(String(free)).inserted { free += 1 }
    return String(free)
  }
}
