import CFloor

/// What no cleaner built on libxml2 can go under: its own tree made, walked and freed.
enum Floor {
  /// Parses with `htmlReadMemory`, walks over all nodes, and frees the document.
  static func parse(_ html: [UInt8]) {
    unsafe html.withUnsafeBufferPointer { unsafe floor_parse($0.baseAddress, $0.count) }
  }

  /// Parses with libxml2's SAX interface and handlers that do nothing.
  static func parseEvents(_ html: [UInt8]) {
    unsafe html.withUnsafeBufferPointer { unsafe floor_parse_events($0.baseAddress, $0.count) }
  }
}
