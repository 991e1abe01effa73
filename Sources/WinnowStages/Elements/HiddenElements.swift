import Winnow

/// By what elements are known that a browser does not show, from `hidden-elements.json`.
enum HiddenElements {
  enum Key: String, CaseIterable {
    /// Of what a script shows: explanations of a term, and choices (WAI-ARIA 1.2).
    case roles
    /// By which frameworks mark what opens another element: the attributes, those that name the element, and their values.
    case toggleAttributes, toggleTargets, toggleValues
    /// What names of classes call the sizes of screens, and what may be before such a size.
    case screenSizes, screenSizePrefixes
    /// Declarations of styles, without white space, in small letters.
    case hidingStyles, positions, clips, offsets, indents
  }

  private static let lists = DataLists<Key>(builtIn: "hidden-elements.json", PackageResources.hidden_elements_json)

  private static func bytes(_ key: Key) -> [[UInt8]] { lists[key].map { Array($0.utf8) } }

  static let roles = Set(lists[.roles])
  static let toggleAttributes = lists[.toggleAttributes], toggleTargets = lists[.toggleTargets]
  static let toggleValues = Set(lists[.toggleValues])
  static let screenSizes = Set(lists[.screenSizes].map { $0[...] }), screenSizePrefixes = lists[.screenSizePrefixes]
  static let hidingStyles = bytes(.hidingStyles)
  static let positions = bytes(.positions), clips = bytes(.clips), offsets = bytes(.offsets), indents = bytes(.indents)
}
