/// A reference and the element that holds what it refers to.
struct FootnotePair {
  /// The element that is the reference, and the one that holds the text.
  var reference: Int, definition: Int
  /// What the page calls it, without brackets.
  var marker: String
  /// Parts of the definition that are not its text: its number, links back.
  var omitted: Set<Int>
  /// The elements after the definition that belong to its text, too.
  var following: [Int] = []
  /// The siblings that hold the text, where it is a line of an element that has others; the definition is the first of them.
  var line: Range<Int>?
  /// Whether the reference is a text that is written in it, and no element.
  var isInText = false
}
