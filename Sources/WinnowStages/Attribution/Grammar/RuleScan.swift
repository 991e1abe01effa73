package import Winnow

/// A text that a stage searches for attributions.
package struct RuleScan {
  package typealias Observer = (RuleScan) -> Void

  package let block: Block
  let names: NameRecognizer
  let zones: Rule.Zones

  /// The tokens with these words, including surrounding punctuation; `nil` if the text does not contain them.
  ///
  /// Whitespace, marks and case are ignored. Words that begin with the whole text may continue in another block.
  func tokens(saying words: String) -> Range<Int>? {
    let wanted = UTF8Bytes.wordCharacters(of: words)
    var letters: [UInt8] = []
    var owners: [Int] = []
    for at in names.tokens.indices {
      let own = UTF8Bytes.wordCharacters(of: names.text(at..<at + 1))
      letters += own
      owners += own.map { _ in at }
    }
    guard !wanted.isEmpty, !letters.isEmpty else { return nil }
    if wanted.starts(with: letters) { return names.tokens.indices }
    guard let found = UTF8Bytes.firstRange(of: wanted, in: letters[...]) else { return nil }
    var range = owners[found.lowerBound]..<owners[found.upperBound - 1] + 1
    while range.lowerBound > 0, !names.tokens[range.lowerBound - 1].isWord { range = range.lowerBound - 1..<range.upperBound }
    while range.upperBound < names.tokens.count, !names.tokens[range.upperBound].isWord { range = range.lowerBound..<range.upperBound + 1 }
    return range
  }
}
