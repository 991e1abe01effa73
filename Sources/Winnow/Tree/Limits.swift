/// How much of a page Winnow takes before it says no.
public struct Limits: Sendable, Hashable {
  /// The page's size in bytes. What is longer is hardly ever a page; crawlers cut at 1 to 20 MB.
  public var bytes = 20_000_000
  /// The elements and texts of the tree.
  public var nodes = 1_000_000
  /// How deep elements may be nested.
  public var depth = 2_000
  /// The attributes of one element.
  public var attributes = 1_000
  /// CPU seconds for one page.
  public var seconds = 10.0
  /// Bytes of memory for one page. It is held where pages are worked on in processes of their own.
  public var memory = 2 << 30

  /// The usual limits.
  public init() {}
}

extension Limits {
  /// The limits by the keys that pipeline files have for them.
  package enum Key: String, CaseIterable, Sendable {
    case bytes, nodes, depth, attributes, seconds, memory

    var documentation: String {
      switch self {
      case .bytes: "The page's size in bytes."
      case .nodes: "The nodes of its tree."
      case .depth: "How deep elements may be nested."
      case .attributes: "The attributes of one element."
      case .seconds: "CPU seconds for one page."
      case .memory: "Bytes of memory for one page, with --isolate."
      }
    }

    /// What a pipeline file may set it to.
    var range: ClosedRange<Double> {
      switch self {
      case .bytes: 1...2_000_000_000
      case .nodes: 1...100_000_000
      case .depth, .attributes: 1...60_000
      case .seconds: 0.001...86_400
      case .memory: 50_000_000...1_000_000_000_000
      }
    }

    var isWhole: Bool { self != .seconds }
  }

  /// Sets the limit of this key.
  mutating func set(_ key: Key, _ value: Double) {
    switch key {
    case .bytes: bytes = Int(value)
    case .nodes: nodes = Int(value)
    case .depth: depth = Int(value)
    case .attributes: attributes = Int(value)
    case .seconds: seconds = value
    case .memory: memory = Int(value)
    }
  }
}
