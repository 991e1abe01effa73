/// What a stage may call a part of the page.
public enum Label: String, Sendable, Hashable, CaseIterable {
  /// Each is what its name says.
  case dateline, byline, caption, heading
}
