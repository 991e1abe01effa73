/// Something that depends on the tree alone: what a page's JSON-LD says, which words its classes are made of.
///
/// It is computed once a page, whatever the number of stages that ask for it with ``Page/analysis(_:)``.
public protocol TreeAnalysis: Sendable {
  /// Computes it.
  init(_ tree: Tree)
}

extension Page {
  /// The analysis of this page's tree, computed when it is first asked for.
  public mutating func analysis<Analysis: TreeAnalysis>(_ type: Analysis.Type) -> Analysis { analysis(type) { Analysis($0.tree) } }

  /// The same for an analysis that depends on others.
  package mutating func analysis<Analysis: Sendable>(_ type: Analysis.Type, making make: (inout Page) -> Analysis) -> Analysis {
    if let known = analyses[ObjectIdentifier(type)] as? Analysis { return known }
    let analysis = make(&self)
    analyses[ObjectIdentifier(type)] = analysis
    return analysis
  }
}
