/// An output that cannot be written: which, why, and what is there of it.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String
  /// Whether the output was asked for wrongly, so that nothing was written; otherwise writing failed.
  package let isRefusal: Bool

  /// What is wrong with an output, as a sentence.
  package init(_ description: String) { (self.description, isRefusal) = (description, false) }

  /// Why an output is not begun, and what to ask for in its place.
  package init(refusing description: String) { (self.description, isRefusal) = (description, true) }
}
