/// The name by which a pipeline file calls for a step: small letters, digits and hyphens.
public struct StepName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}
