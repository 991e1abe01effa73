/// Where the elements of each kind are, so that those of a few kinds are found without a look at all nodes.
struct TagIndex: Sendable {
  /// The numbers of all elements, by kind, and within a kind in document order.
  private let ids: [UInt32]
  /// Where in them each kind begins.
  private let starts: [Int]

  init(_ nodes: [NodeRecord]) {
    var ends = [Int](repeating: 0, count: Tag.allCases.count + 1)
    let elements = nodes.indices.dropFirst().dropLast()
    for id in elements where nodes[id].tag != .text { ends[Int(nodes[id].tag.rawValue) + 1] += 1 }
    for tag in 1..<ends.count { ends[tag] += ends[tag - 1] }
    starts = ends
    var ids = [UInt32](repeating: 0, count: ends.last ?? 0)
    for id in elements where nodes[id].tag != .text {
      let tag = Int(nodes[id].tag.rawValue)
      ids[ends[tag]] = UInt32(id)
      ends[tag] += 1
    }
    self.ids = ids
  }

  /// The elements of this kind, in document order.
  func elements(_ tag: Tag) -> ArraySlice<UInt32> { ids[starts[Int(tag.rawValue)]..<starts[Int(tag.rawValue) + 1]] }
}
