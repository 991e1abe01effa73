/// An author of an article.
public struct Author: Sendable, Hashable {
  /// The name, without a role or a date.
  public var name: String
  /// Whether it is a newsroom, an agency or a company instead of a person.
  public var isOrganization: Bool
  /// Creates an author; by default, a person.
  public init(name: String, isOrganization: Bool = false) { (self.name, self.isOrganization) = (name, isOrganization) }
}
