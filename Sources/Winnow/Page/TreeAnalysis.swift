/// A value that depends on the tree only: the page's JSON-LD, the words of its class names.
///
/// It is computed once per page, by the first call of ``Page/analysis(_:)``.
public protocol TreeAnalysis: Sendable {
  /// Computes the analysis.
  init(_ tree: Tree)
}

extension Page {
  /// The analysis of this page's tree, computed on first use.
  public mutating func analysis<Analysis: TreeAnalysis>(_ type: Analysis.Type) -> Analysis { analysis(type) { Analysis($0.tree) } }

  /// An analysis that depends on others, computed on first use.
  package mutating func analysis<Analysis: Sendable>(_ type: Analysis.Type, making make: (inout Page) -> Analysis) -> Analysis {
    if let known = analyses[ObjectIdentifier(type)] as? Analysis { return known }
    let analysis = make(&self)
    analyses[ObjectIdentifier(type)] = analysis
    return analysis
  }
}
