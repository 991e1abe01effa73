import CHTML

/// What no cleaner built on libxml2 can go under: its own tree made, walked and freed. For benchmarks only.
public enum Floor {
  /// Parses with `htmlReadMemory`, walks over all nodes, and frees the document.
  public static func parse(_ html: [UInt8]) {
    _ = unsafe html.withUnsafeBufferPointer { unsafe chtml_walk_dom($0.baseAddress, $0.count, nil, nil) }
  }

  /// Parses with libxml2's SAX interface, and hears nothing.
  public static func hear(_ html: [UInt8]) {
    unsafe html.withUnsafeBufferPointer { unsafe chtml_walk_events($0.baseAddress, $0.count) }
  }
}
