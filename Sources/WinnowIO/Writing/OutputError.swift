/// An output that cannot be written: which, why, and what is there of it.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
  /// What is wrong with an output, as a sentence.
  public init(_ description: String) { self.description = description }
}
