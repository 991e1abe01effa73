import CPlugin

/// Which Winnow this is.
public enum WinnowRelease {
  /// A semantic version, as `CHANGELOG.md` counts.
  public static let version = WINNOW_VERSION
}
