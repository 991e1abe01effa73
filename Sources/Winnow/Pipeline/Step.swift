/// A step of a pipeline: a stage or a writer. Its options are the stored properties marked ``Option``.
public protocol Step: Codable, Sendable {
  /// The name in pipeline files.
  static var name: StepName { get }
  /// A full third-person sentence on what happens to the page, and its limit.
  static var summary: String { get }
  /// The capabilities that the result depends on. If a step of the pipeline provides one, it must come before. Default: none.
  static var requires: [Capability] { get }
  /// The capabilities that later steps may depend on. Default: none.
  static var provides: [Capability] { get }
  /// For a writer: the output format that selects it on the command line. Default: none.
  static var format: OutputFormat { get }
  /// Creates the step with the default options.
  init()
  /// Validates combinations of options; ranges of single options are already checked.
  ///
  /// - Throws: ``InvalidOption``.
  func validate() throws
  /// The step's role in a run. `Stage` and `Writer` provide it.
  var role: StepRole { get }
}

extension Step {
  public static var requires: [Capability] { [] }
  public static var provides: [Capability] { [] }
  public static var format: OutputFormat { .unnamed }
  public func validate() throws {}
  public var role: StepRole { .none }
}
