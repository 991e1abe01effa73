/// Something that is read off the tree alone: what a page's JSON-LD says, which words its classes are made of.
///
/// It is worked out once a page, whatever the number of stages that ask for it with ``Page/fact(_:)``.
public protocol TreeFact: Sendable {
  /// Works it out.
  init(_ tree: Tree)
}

extension Page {
  /// The fact about this page's tree, worked out when it is first asked for.
  public mutating func fact<Fact: TreeFact>(_ type: Fact.Type) -> Fact { fact(type) { Fact($0.tree) } }

  /// The same of something that hangs on other facts.
  package mutating func fact<Fact: Sendable>(_ type: Fact.Type, making make: (inout Page) -> Fact) -> Fact {
    if let known = facts[ObjectIdentifier(type)] as? Fact { return known }
    let fact = make(&self)
    facts[ObjectIdentifier(type)] = fact
    return fact
  }
}
