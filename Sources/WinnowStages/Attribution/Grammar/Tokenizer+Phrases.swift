import Winnow

/// The words and phrases of packs, most of which have only letters and spaces: hashed without creating tokens.
extension Tokenizer {
  /// The tokens of a phrase, without a vocabulary.
  static func tokens(ofPhrase phrase: ArraySlice<UInt8>) -> [Token] {
    // Few phrases have more words; and a term of a pattern is often one punctuation mark.
    var tokens: [Token] = []
    tokens.reserveCapacity(4)
    if phrase.count == 1, let byte = phrase.first, 0x21...0x7E ~= byte, plainHash(phrase) == nil {
      let sign = Punctuation.plain(Unicode.Scalar(byte))
      tokens.append(Token(range: phrase.startIndex..<phrase.endIndex, flags: Punctuation.flags(sign), hash: Punctuation.hash(of: sign)))
      return tokens
    }
    var key: [UInt8] = []
    var start = phrase.startIndex
    while start < phrase.endIndex {
      let end = phrase[start...].firstIndex(of: UTF8Bytes.space) ?? phrase.endIndex
      guard let hash = hash(ofWord: phrase[start..<end], &key) else { return self.tokens(of: Array(phrase), .empty) }
      tokens.append(Token(range: start..<end, flags: .word, hash: hash))
      start = end + 1
    }
    return tokens
  }

  /// The hash of a word that is one token of letters, digits and their marks; `nil` for another, and in scripts without spaces between
  /// words.
  ///
  /// - Parameter key: a buffer for the folded word.
  static func hash(ofWord word: ArraySlice<UInt8>, _ key: inout [UInt8]) -> UInt64? {
    var plain = FNV1a()
    var at = word.startIndex
    ascii: while at < word.endIndex {
      switch word[at] {
      case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: plain.add(UTF8Bytes.asciiLowercased(word[at]))
      case 0x80...: break ascii
      default: return nil
      }
      at += 1
    }
    if at == word.endIndex { return word.isEmpty ? nil : plain.value }
    while at < word.endIndex {
      let isFirst = at == word.startIndex
      let scalar = UTF8Bytes.scalar(in: word, at: &at)
      // A separate tatweel is a dash.
      guard UTF8Bytes.isWord(scalar) && !(isFirst && scalar == "ـ") || !isFirst && Punctuation.isMark(scalar),
        !Punctuation.isUnspaced(scalar)
      else { return nil }
    }
    key.removeAll(keepingCapacity: true)
    FoldedText.append(word, to: &key)
    return key.isEmpty ? nil : FNV1a(key).value
  }
}
