/// A label that a stage gives to a block.
public enum Label: String, Sendable, Hashable, CaseIterable {
  /// Dateline: place and date before the text. Byline: the authors. Caption: the text of an image. Heading: other than `h1` to `h6`.
  case dateline, byline, caption, heading
}
