/// Resource limits for one page. A page over a limit fails with ``PageError/overLimit(_:_:)``.
public struct Limits: Sendable, Hashable {
  /// The page's size in bytes, decompressed, before conversion to UTF-8. Longer input is hardly ever a page; crawlers truncate at 1 to 20
  /// MB.
  public var bytes = 20_000_000
  /// The number of elements and text nodes.
  public var nodes = 1_000_000
  /// The nesting depth of elements.
  public var depth = 2_000
  /// The number of attributes per element.
  public var attributes = 1_000
  /// CPU seconds per page; checked during parsing and after each step.
  public var seconds = 10.0
  /// Memory per page in bytes; enforced with `--isolate` only.
  public var memory = 2 << 30

  /// Creates the default limits.
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
