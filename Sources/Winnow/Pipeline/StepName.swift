/// The name of a step in pipeline files: lowercase letters, digits and hyphens.
public struct StepName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}
