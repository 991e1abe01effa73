extension Writer {
  public var role: StepRole { .writer(self) }
}

/// A step that renders what stands at its place in the pipeline.
public protocol Writer: Step {
  /// Where its bytes belong, and what stands around them.
  var destination: Destination { get }
  /// The page's bytes, with a line end; the same for the same page.
  func render(_ page: Page) throws -> [UInt8]
}
