import CPlugin

/// Which Winnow this is.
package enum WinnowRelease {
  /// A semantic version, as `CHANGELOG.md` counts.
  package static let version = WINNOW_VERSION
}
