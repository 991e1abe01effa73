/// The output of one writer for a page.
public struct Output: Sendable {
  /// The writer's id.
  public let step: String
  /// Where the run writes the bytes.
  public let destination: Destination
  /// The rendered page, without envelope.
  public let bytes: [UInt8]

  /// Creates an output.
  package init(step: String, destination: Destination, bytes: [UInt8]) {
    (self.step, self.destination, self.bytes) = (step, destination, bytes)
  }
}
