/// A reference and its definition.
struct FootnotePair {
  /// The element of the reference, and the element with the text.
  var reference: Int, definition: Int
  /// The page's own label, without brackets.
  var marker: String
  /// Parts of the definition that are not its text: its number, back-links.
  var omitted: Set<Int>
  /// The elements after the definition that are part of its text.
  var following: [Int] = []
  /// The siblings with the text, if it is a line of an element with several; the definition is the first of them.
  var line: Range<Int>?
  /// Whether the reference is written in a text node, without an element of its own.
  var isInText = false
}
