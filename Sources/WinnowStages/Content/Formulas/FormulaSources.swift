import Winnow

/// Where pages keep the LaTeX of their formulas, from `formula-sources.json`.
enum FormulaSources {
  enum Key: String, CaseIterable {
    /// What stands before the LaTeX in the address of a picture: the name of the program or of its parameter.
    case addressBeginnings
    /// Commands in such addresses that say how the picture is drawn.
    case drawingCommands
    /// What an `annotation` of MathML calls LaTeX.
    case annotationTypes
    /// Attributes with the LaTeX of an element.
    case attributes
    /// Commands that have what is above and below them as limits.
    case limitOperators
  }

  private static let lists = DataLists<Key>(builtIn: "formula-sources.json", PackageResources.formula_sources_json)

  static let addressBeginnings = lists[.addressBeginnings].map { Array($0.utf8) }
  static let drawingCommands = lists[.drawingCommands]
  static let annotationTypes = Set(lists[.annotationTypes]), attributes = lists[.attributes]
  static let limitOperators = Set(lists[.limitOperators])
}
