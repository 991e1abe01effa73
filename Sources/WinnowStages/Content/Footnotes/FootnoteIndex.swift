import Winnow

/// The footnotes of a page: the elements that refer to one, and those with its text.
struct FootnoteIndex {
  struct Definition {
    var label: String
    /// The page's own label.
    var marker: String
    /// The siblings with the text, row by row; the parts to omit from them are in ``FootnoteIndex/omitted``.
    var rows: [Range<Int>]
  }

  /// The label by the element that refers to it.
  private(set) var references: [Int: String] = [:]
  /// In the order of their first reference.
  private(set) var definitions: [Definition] = []
  /// Nodes to omit: the definitions at their original place, their numbers and back-links, and headings over footnotes only.
  private(set) var omitted: Set<Int> = []
  /// Footnote lines within larger elements: the node after the end of each, by its first node.
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

  /// Characters: “Footnotes:”.
  private static let maxLabelLength = 30

  /// Omits a bold line directly above the footnotes, as their heading.
  private mutating func omitLabel(_ tree: Tree) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let note = tree[tree.parent(of: first)]
    guard let label = ([note] + note.ancestors.prefix(1)).lazy.compactMap(\.previousElement).first, label.tag == .p,
      1...Self.maxLabelLength ~= label.characterCount
    else { return }
    let isBold = label.children.contains { ($0.tag == .b || $0.tag == .strong) && $0.characterCount == label.characterCount }
    if isBold || ContentClasses.builtIn.has(.footnoteTexts, label) { omitted.insert(label.id) }
  }

  /// Omits the rule between text and footnotes.
  private mutating func omitRule(_ tree: Tree) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let element = tree[tree.parent(of: first)]
    for around in [element] + element.ancestors.prefix(2) {
      guard let before = around.previousElement else { continue }
      if before.tag == .hr { omitted.insert(before.id) }
      return
    }
  }

  /// Omits a heading over footnotes only. That of a list at the end of the page is kept: the footnotes are written directly after it.
  private mutating func omitHeadings(_ page: Page, _ leaves: KeptLeaves) {
    guard let first = definitions.lazy.flatMap(\.rows).map(\.lowerBound).min() else { return }
    let tree = page.tree
    let headings = tree.elements(.h1, .h2, .h3, .h4, .h5, .h6).filter { leaves.contains($0.subtree) && !omitted.contains($0.id) }
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
    let isLabel = ContentClasses.builtIn.isScreenReaderText(heading)
    if !isList || isLabel || end < tree.count { omitted.insert(heading.id) }
  }
}

/// The labels of a page's footnotes.
private struct FootnoteLabels {
  private var taken: Set<String> = [], free = 1

  /// The page's own number, if it is free; otherwise the first free number.
  mutating func label(for marker: String) -> String {
    if !marker.isEmpty, marker.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), taken.insert(marker).inserted { return marker }
    while !taken.insert(String(free)).inserted { free += 1 }
    return String(free)
  }
}
