/// The whitespace-separated words of a text, each with the FNV-1a hash of its lowercased letters and digits.
///
/// The hash is computed during the scan, only for plain words: ASCII without an apostrophe, which may join two words.
package struct HashedWords: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0

  /// The words of valid UTF-8.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the next word.
  /// - Returns: the word's range and hash; the hash is `nil` for a word that is not plain.
  package mutating func next() -> (range: Range<Int>, hash: FNV1a?)? {
    guard let word = HTMLParser.word(in: bytes, from: at) else { return nil }
    at = word.range.upperBound
    return word
  }
}
