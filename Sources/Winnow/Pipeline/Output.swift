/// What a writer of the pipeline made of a page.
public struct Output: Sendable {
  /// The writer's id.
  public let step: String
  /// Where they belong.
  public let destination: Destination
  /// What it wrote.
  public let bytes: [UInt8]

  /// What a writer wrote.
  package init(step: String, destination: Destination, bytes: [UInt8]) {
    (self.step, self.destination, self.bytes) = (step, destination, bytes)
  }
}
