/// The words between the blanks of a text, each with the hash of its letters and digits in small form.
///
/// The hash is made on the way over the text, and only of words that are plain: of ASCII, and without an apostrophe that may join two.
package struct HashedWords: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0

  /// The words of valid UTF-8.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: where the word stands, and its hash; `nil` for that of a word that is not plain.
  package mutating func next() -> (range: Range<Int>, hash: FNV1a?)? {
    guard let word = HTMLParser.word(in: bytes, from: at) else { return nil }
    at = word.range.upperBound
    return word
  }
}
