import Winnow

/// The footnotes of a page: which elements refer to one, and which hold its text.
struct FootnoteIndex {
  struct Definition {
    var label: String
    /// What the page calls it.
    var marker: String
    /// The siblings, row by row, that hold the text; what is to be omitted from them is in ``FootnoteIndex/omitted``.
    var rows: [Range<Int>]
  }

  /// The label by the element that refers to it.
  private(set) var references: [Int: String] = [:]
  /// In the order of their first reference.
  private(set) var definitions: [Definition] = []
  /// What a reader of the text does not need: the definitions where they stood, their own numbers and links back, and headings over
  /// nothing else.
  private(set) var omitted: Set<Int> = []
  /// Lines that are footnotes, in elements that are more than that: after which node each ends, by its first.
  private(set) var lines: [Int: Int] = [:]
  private(set) var textReferences = TextReferences()

  init(_ page: Page, _ leaves: KeptLeaves) {
    let found = LinkedFootnotes(page, isKept: leaves.contains).pairs + Sidenotes(page, leaves).pairs
    add(found.isEmpty ? NumberedFootnotes(page, isKept: leaves.contains).pairs : found, page)
    omitHeadings(page, leaves)
    omitLabel(page.tree)
    omitRule(page.tree)
  }

  private mutating func add(_ pairs: [FootnotePair], _ page: Page) {
    var labels: [Int: String] = [:]
    var taken = FootnoteLabels()
    var written: [Int: String] = [:]
    for pair in pairs.sorted(by: { $0.reference < $1.reference }) {
      let label = labels[pair.definition] ?? taken.label(for: pair.marker)
      if pair.isInText { written[Int(pair.marker) ?? 0] = label } else { references[pair.reference] = label }
      omitted.formUnion(pair.omitted)
      guard labels[pair.definition] == nil else { continue }
      labels[pair.definition] = label
      let elements = (pair.line == nil ? [pair.definition] : []) + pair.following
      definitions.append(
        Definition(
          label: label, marker: pair.marker, rows: (pair.line.map { [$0] } ?? []) + elements.map { $0 + 1..<page.tree.end(of: $0) }))
      omitted.formUnion(pair.following)
      if let line = pair.line {
        lines[line.lowerBound] = line.upperBound
      } else if pair.definition != pair.reference {
        omitted.insert(pair.definition)
      }
    }
    if !written.isEmpty { textReferences = TextReferences(labels: written, before: pairs.lazy.map(\.definition).min() ?? 0) }
  }

  /// In characters: “Footnotes:”.
  private static let longestLabel = 30

  /// A line in bold right over the footnotes is their heading, and goes with them.
  private mutating func omitLabel(_ tree: Tree) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let note = tree[tree.parent(of: first)]
    guard let label = ([note] + note.ancestors.prefix(1)).lazy.compactMap(\.previousElement).first, label.tag == .p,
      1...Self.longestLabel ~= label.characterCount
    else { return }
    let isBold = label.children.contains { ($0.tag == .b || $0.tag == .strong) && $0.characterCount == label.characterCount }
    if isBold || ContentClasses.builtIn.has(.footnoteTexts, label) { omitted.insert(label.id) }
  }

  /// The rule that parts the footnotes from the text stands for nothing without them.
  private mutating func omitRule(_ tree: Tree) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let element = tree[tree.parent(of: first)]
    for around in [element] + element.ancestors.prefix(2) {
      guard let before = around.previousElement else { continue }
      if before.tag == .hr { omitted.insert(before.id) }
      return
    }
  }

  /// A heading under which nothing but footnotes stands goes with them. That of a list at the end of the page stays: they are written right
  /// after it.
  private mutating func omitHeadings(_ page: Page, _ leaves: KeptLeaves) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let tree = page.tree
    let headings = tree.all(.h1, .h2, .h3, .h4, .h5, .h6).filter { leaves.contains($0.subtree) && !omitted.contains($0.id) }
    guard let heading = headings.last(where: { $0.id < first }) else { return }
    let end = headings.first { $0.id > first }?.id ?? tree.count
    let rows = Dictionary(definitions.flatMap(\.rows).map { ($0.lowerBound, $0.upperBound) }) { first, _ in first }
    var id = heading.subtree.upperBound
    while id < end {
      if omitted.contains(id) {
        id = tree.end(of: id)
        continue
      }
      if let end = rows[id], end > id {
        id = end
        continue
      }
      if leaves.contains(id..<id + 1), tree.tag(of: id) != .hr { return }
      id += 1
    }
    let isList = tree.tag(of: tree.parent(of: first)) == .li
    let isLabel = ContentClasses.builtIn.isSpoken(heading)
    if !isList || isLabel || end < tree.count { omitted.insert(heading.id) }
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
