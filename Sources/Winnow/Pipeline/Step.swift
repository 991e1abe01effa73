/// What a pipeline file may name. Its options are its stored properties marked ``Option``.
public protocol Step: Codable, Sendable {
  /// By this a pipeline file calls for it.
  static var name: StepName { get }
  /// A full third-person sentence on what happens to the page, and its limit.
  static var summary: String { get }
  /// What its result depends on, where a step of the pipeline provides it; that step has to come before. Nothing, unless it says so.
  static var requires: [Capability] { get }
  /// What steps after it may build on. Nothing, unless it says so.
  static var provides: [Capability] { get }
  /// Of a writer: how the command line calls for what it writes. By no name, unless it says so.
  static var format: OutputFormat { get }
  /// The step with its options as they are where a file says nothing.
  init()
  /// Looks at the options together; a single one has its range.
  ///
  /// - Throws: ``InvalidOption``.
  func validate() throws
  /// What it is to a run. Stages and writers have theirs by their protocol, and say none.
  var role: StepRole { get }
}

extension Step {
  public static var requires: [Capability] { [] }
  public static var provides: [Capability] { [] }
  public static var format: OutputFormat { .unnamed }
  public func validate() throws {}
  public var role: StepRole { .none }
}
