extension Page {
  /// Takes these nodes out, but for those that a stage keeps. Nothing happens where nothing of them is kept.
  public mutating func drop(_ nodes: Range<Int>, because reason: Reason) { addEdit(.drop, nodes, reason) }
  /// Takes the node out, with all that is in it.
  public mutating func drop(_ node: Node, because reason: Reason) { addEdit(.drop, node.subtree, reason) }
  /// Takes the block out.
  public mutating func drop(_ block: Block, because reason: Reason) { addEdit(.drop, block.nodes, reason) }

  /// Holds these nodes against later stages.
  public mutating func keep(_ nodes: Range<Int>, because reason: Reason) { addEdit(.keep, nodes, reason) }
  /// Holds the block against later stages.
  public mutating func keep(_ block: Block, because reason: Reason) { addEdit(.keep, block.nodes, reason) }

  /// Takes these words out wherever the block has them; see ``Block/ranges(of:)``.
  public mutating func cut(_ words: String, of block: Block, because reason: Reason) {
    for range in block.ranges(of: words) { cut(range, of: block, because: reason) }
  }
  /// Takes out a part of the block: the bytes are counted in ``Tree/text``.
  public mutating func cut(_ range: Range<Int>, of block: Block, because reason: Reason) { addEdit(.cut(range), block.nodes, reason) }

  /// Puts another text in the place of these words wherever the block has them; see ``Block/ranges(of:)``.
  public mutating func replace(_ words: String, of block: Block, with text: String, because reason: Reason) {
    for range in block.ranges(of: words) { replace(range, of: block, with: text, because: reason) }
  }
  /// Puts another text in the place of these bytes of ``Tree/text``.
  public mutating func replace(_ range: Range<Int>, of block: Block, with text: String, because reason: Reason) {
    addEdit(.replace(range, with: text), block.nodes, reason)
  }

  /// Calls the block by what it is. Nothing happens when it is called so already.
  public mutating func label(_ block: Block, _ label: Label, because reason: Reason) { addEdit(.label(label), block.nodes, reason) }

  /// Sets a field of the record, or adds to one that is a list. Nothing happens when it is so already.
  public mutating func set(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.set(assignment), block?.nodes, reason)
  }

  /// Notes a value that the record might have had, so that a reader of the journal sees what it lost against.
  public mutating func addCandidate(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.candidate(assignment), block?.nodes, reason)
  }

  /// Reserves capacity for so many edits: a journal that grows by itself may have up to twice the capacity that it needs.
  package mutating func reserveCapacity(forEdits count: Int) { journal.edits.reserveCapacity(journal.edits.count + count + count / 8) }

  private mutating func addEdit(_ change: Edit.Change, _ nodes: Range<Int>?, _ reason: Reason) {
    guard apply(change, to: nodes) else { return }
    if let value = LocatedValue(change, nodes) { locatedValues.append(value) }
    journal.edits.append(Edit(step: step, change: change, nodes: nodes, reason: reason))
  }

  /// Puts another page in the place of this one: what is known of it stays.
  ///
  /// - Returns: `false`, and nothing happens, where the page has edits of its nodes already.
  package mutating func replaceTree(_ other: Tree) -> Bool {
    guard journal.edits.allSatisfy({ $0.nodes == nil }) else { return false }
    (tree, analyses) = (other, [:])
    states = [NodeState](repeating: [], count: other.count)
    return true
  }

  /// Makes the page that the journal tells of: the same as this one, when it started from the same tree.
  public func replaying(_ journal: Journal) -> Page {
    var page = Page(tree, origin: origin)
    for edit in journal.edits {
      page.step = edit.step
      page.addEdit(edit.change, edit.nodes, edit.reason)
    }
    return page
  }

  /// `false` when nothing changes by it.
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
    case .set(let assignment): return record.apply(assignment, listed: &listed)
    case .candidate(let assignment): return listed.insert(.candidate(assignment)).inserted
    }
  }

  /// A patch takes the place of those inside it; one that overlaps another in part, or lies in one, is not made.
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
