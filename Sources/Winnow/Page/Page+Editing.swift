extension Page {
  /// Drops these nodes, except those that a stage keeps. No effect if none of them is kept.
  public mutating func drop(_ nodes: Range<Int>, because reason: Reason) { addEdit(.drop, nodes, reason) }
  /// Drops the node and its descendants.
  public mutating func drop(_ node: Node, because reason: Reason) { addEdit(.drop, node.subtree, reason) }
  /// Drops the block. No effect if it is already dropped or protected by `keep(_:because:)`.
  public mutating func drop(_ block: Block, because reason: Reason) { addEdit(.drop, block.nodes, reason) }

  /// Protects these nodes from being dropped by later stages.
  public mutating func keep(_ nodes: Range<Int>, because reason: Reason) { addEdit(.keep, nodes, reason) }
  /// Protects the block from being dropped by later stages.
  public mutating func keep(_ block: Block, because reason: Reason) { addEdit(.keep, block.nodes, reason) }

  /// Removes these words wherever they occur in the block; see ``Block/ranges(of:)``.
  public mutating func cut(_ words: String, of block: Block, because reason: Reason) {
    for range in block.ranges(of: words) { cut(range, of: block, because: reason) }
  }
  /// Removes a range of the block's bytes in ``Tree/text``. An invalid range is ignored.
  public mutating func cut(_ range: Range<Int>, of block: Block, because reason: Reason) { addEdit(.cut(range), block.nodes, reason) }

  /// Replaces these words wherever they occur in the block; see ``Block/ranges(of:)``.
  public mutating func replace(_ words: String, of block: Block, with text: String, because reason: Reason) {
    for range in block.ranges(of: words) { replace(range, of: block, with: text, because: reason) }
  }
  /// Replaces these bytes of ``Tree/text``. An invalid range is ignored.
  public mutating func replace(_ range: Range<Int>, of block: Block, with text: String, because reason: Reason) {
    addEdit(.replace(range, with: text), block.nodes, reason)
  }

  /// Labels the block. No effect if it already has the label.
  public mutating func label(_ block: Block, _ label: Label, because reason: Reason) { addEdit(.label(label), block.nodes, reason) }

  /// Sets a field of the record, or appends to a list field. No effect if the record already has the value.
  public mutating func set(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.set(assignment), block?.nodes, reason)
  }

  /// Records a candidate that lost, so that the journal shows what a value won against.
  public mutating func addCandidate(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.candidate(assignment), block?.nodes, reason)
  }

  /// Reserves capacity for this number of edits: geometric growth may take up to twice the memory.
  package mutating func reserveCapacity(forEdits count: Int) { journal.edits.reserveCapacity(journal.edits.count + count + count / 8) }

  private mutating func addEdit(_ change: Edit.Change, _ nodes: Range<Int>?, _ reason: Reason) {
    guard apply(change, to: nodes) else { return }
    if let value = LocatedValue(change, nodes) { locatedValues.append(value) }
    journal.edits.append(Edit(step: step, change: change, nodes: nodes, reason: reason))
  }

  /// Replaces the tree; record and journal stay.
  ///
  /// - Returns: `false`, without any effect, if the page already has edits of its nodes.
  package mutating func replaceTree(_ other: Tree) -> Bool {
    guard journal.edits.allSatisfy({ $0.nodes == nil }) else { return false }
    (tree, analyses) = (other, [:])
    states = [NodeState](repeating: [], count: other.count)
    return true
  }

  /// Applies a journal: the result equals the page that the journal is from, if both started from the same tree.
  public func replaying(_ journal: Journal) -> Page {
    var page = Page(tree, origin: origin)
    for edit in journal.edits {
      page.step = edit.step
      page.addEdit(edit.change, edit.nodes, edit.reason)
    }
    return page
  }

  /// `false` if nothing changes.
  private mutating func apply(_ change: Edit.Change, to nodes: Range<Int>?) -> Bool {
    switch change {
    case .drop:
      guard let nodes, isKept(nodes) else { return false }
      var changed = false
      for id in nodes where states[id].isEmpty {
        states[id] = .dropped
        changed = changed || tree.storage.nodes[id].tag == .text
      }
      return changed
    case .keep:
      guard let nodes else { return false }
      var changed = false
      for id in nodes where !states[id].contains(.kept) {
        states[id].insert(.kept)
        changed = true
      }
      return changed
    case .cut(let range): return patch(Patch(range: range, bytes: []))
    case .replace(let range, let text): return patch(Patch(range: range, bytes: Array(text.utf8)))
    case .label(let label):
      guard let nodes, labels[nodes.lowerBound] != label else { return false }
      labels[nodes.lowerBound] = label
      return true
    case .set(let assignment): return record.apply(assignment, listed: &listedKeys)
    case .candidate(let assignment): return listedKeys.insert(.candidate(assignment)).inserted
    }
  }

  /// A patch replaces the patches inside it. One that lies in another, or partly overlaps one, is rejected.
  private mutating func patch(_ patch: Patch) -> Bool {
    guard !patch.range.isEmpty, patch.range.lowerBound >= 0, patch.range.upperBound <= tree.storage.text.count else { return false }
    let first = firstPatch(endingAfter: patch.range.lowerBound)
    var end = first
    while end < patches.count, patches[end].range.lowerBound < patch.range.upperBound {
      guard patch.range.lowerBound <= patches[end].range.lowerBound, patch.range.upperBound >= patches[end].range.upperBound,
        patch.range != patches[end].range
      else { return false }
      end += 1
    }
    patches.replaceSubrange(first..<end, with: [patch])
    return true
  }
}
