/// An error that ``Step/validate()`` throws.
public struct InvalidOption: Error, Sendable, CustomStringConvertible {
  /// The option's key; the problem with its value.
  public let option, description: String
  /// Creates an error about an option.
  public init(_ option: String, _ problem: String) { (self.option, description) = (option, problem) }
}
