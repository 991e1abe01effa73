extension Stage {
  public var role: StepRole { .stage(self) }
}

/// A step that makes edits to a page.
public protocol Stage: Step {
  /// Pages that the stage changes, and near misses that it does not.
  static var examples: [Example] { get }
  /// Edits the page. Synchronous, since many pages run concurrently.
  func run(on page: inout Page) throws
}
