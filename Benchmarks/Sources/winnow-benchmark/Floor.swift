import CFloor

/// The lower bound for any cleaner built on libxml2: building, walking and freeing its tree.
enum Floor {
  /// Parses with `htmlReadMemory`, visits all nodes, and frees the document.
  static func parse(_ html: [UInt8]) {
    unsafe html.withUnsafeBufferPointer { unsafe floor_parse($0.baseAddress, $0.count) }
  }

  /// Parses with libxml2's SAX interface and empty handlers.
  static func parseEvents(_ html: [UInt8]) {
    unsafe html.withUnsafeBufferPointer { unsafe floor_parse_events($0.baseAddress, $0.count) }
  }
}
