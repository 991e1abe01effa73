import Winnow

/// Sources of the LaTeX of formulas, from `formula-sources.json`.
enum FormulaSources {
  enum Key: String, CaseIterable {
    /// The text before the LaTeX in an image URL: the name of the program or of its parameter.
    case addressBeginnings
    /// Commands in such URLs that only set how the image is drawn.
    case drawingCommands
    /// The `encoding` of LaTeX in an `annotation` of MathML.
    case annotationTypes
    /// Attributes with the LaTeX of an element.
    case attributes
    /// Operators whose scripts are limits.
    case limitOperators
  }

  private static let lists = DataLists<Key>(builtIn: "formula-sources.json", PackageResources.formula_sources_json)

  static let addressBeginnings = lists[.addressBeginnings].map { Array($0.utf8) }
  static let drawingCommands = lists[.drawingCommands]
  static let annotationTypes = Set(lists[.annotationTypes]), attributes = lists[.attributes]
  static let limitOperators = Set(lists[.limitOperators])
}
