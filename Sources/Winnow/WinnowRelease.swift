import CPlugin

/// The version of Winnow.
package enum WinnowVersion {
  /// A semantic version, see `CHANGELOG.md`.
  package static let version = WINNOW_VERSION
}
