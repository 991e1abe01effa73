extension Writer {
  public var role: StepRole { .writer(self) }
}

/// A step that renders the page in its state at that point of the pipeline.
public protocol Writer: Step {
  /// Where the bytes go, and what surrounds them.
  var destination: Destination { get }
  /// The page's bytes, with a line end; deterministic.
  func render(_ page: Page) throws -> [UInt8]
}
