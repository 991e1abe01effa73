/// An output that cannot be written: which, why, and what is there of it.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
