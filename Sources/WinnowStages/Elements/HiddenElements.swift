import Winnow

/// The marks of elements that a browser does not display, from `hidden-elements.json`.
enum HiddenElements {
  enum Key: String, CaseIterable {
    /// Roles of elements that a script displays on demand: tooltips and listboxes (WAI-ARIA 1.2).
    case roles
    /// The attributes that frameworks put on togglers, those with the selector of the toggled element, and their values.
    case toggleAttributes, toggleTargets, toggleValues
    /// Screen sizes in class names, and their prefixes.
    case screenSizes, screenSizePrefixes
    /// CSS declarations, lowercase, without whitespace.
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
