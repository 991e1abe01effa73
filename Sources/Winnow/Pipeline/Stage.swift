extension Stage {
  public var role: StepRole { .stage(self) }
}

/// A step that makes edits to a page.
public protocol Stage: Step {
  /// What it does, and near misses that it does not change.
  static var examples: [Example] { get }
  /// Makes its edits. Synchronous, since many pages run side by side.
  func run(on page: inout Page) throws
}
