/// An index of elements by tag, so that elements of a few tags are found without scanning all nodes.
struct TagIndex: Sendable {
  /// The ids of all elements, by tag, then in document order.
  private let ids: [UInt32]
  /// The start index of each tag in `ids`.
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

  /// The elements with this tag, in document order.
  func elements(_ tag: Tag) -> ArraySlice<UInt32> { ids[starts[Int(tag.rawValue)]..<starts[Int(tag.rawValue) + 1]] }
}
