/// The name of the rule behind an edit: a few constant words, such as `link list`.
///
/// A rule that other code refers to is a constant next to the stage that uses it.
public struct RuleID: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
  /// Creates a rule whose name is data: that of a grammar, or of an external program.
  public init(_ name: String) { description = name }
  /// Whether the name is empty, which is invalid.
  package var isEmpty: Bool { description.isEmpty }
}
