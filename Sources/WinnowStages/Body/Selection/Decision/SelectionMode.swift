import Winnow

/// What counts more where a block is in doubt.
package enum SelectionMode: String, Sendable, Codable, CaseIterable, OptionValue {
  /// As little as possible that is not main content.
  case precision
  /// As much of one as of the other.
  case balanced
  /// As little as possible lost.
  case recall
}
