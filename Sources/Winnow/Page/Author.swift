/// Who wrote an article.
public struct Author: Sendable, Hashable {
  /// The name, without a role or a date.
  public var name: String
  /// A newsroom, an agency, a company; no person.
  public var isOrganization: Bool
  /// A person, unless it is said.
  public init(name: String, isOrganization: Bool = false) { (self.name, self.isOrganization) = (name, isOrganization) }
}
