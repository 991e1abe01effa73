import Winnow

/// The trade-off for uncertain blocks.
package enum SelectionMode: String, Sendable, Codable, CaseIterable, OptionValue {
  /// Avoid content that is not main content.
  case precision
  /// Weigh both equally.
  case balanced
  /// Avoid losing main content.
  case recall
}
