/// The direction of lines of text.
public enum Direction: String, Sendable, Hashable, Codable {
  /// From left to right, as Latin and Cyrillic do; from right to left, as Arabic and Hebrew do.
  case ltr, rtl
}
