/// The name of the rule by which a stage did something: a few words that are the same whenever the rule speaks, such as `link list`.
///
/// A rule that is asked for elsewhere is a constant beside the stage that makes it.
public struct RuleID: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
  /// A rule whose name is data: that of a grammar, or of a program.
  public init(_ name: String) { description = name }
  /// Whether it has no name, which no rule may have.
  package var isEmpty: Bool { description.isEmpty }
}
