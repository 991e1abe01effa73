/// An option that ``Step/validate()`` does not take.
public struct InvalidOption: Error, Sendable, CustomStringConvertible {
  /// The option's key; what is wrong with its value.
  public let option, description: String
  /// An option and what is wrong with its value.
  public init(_ option: String, _ problem: String) { (self.option, description) = (option, problem) }
}
