import Winnow

/// Words that one hash tells from most others: whether a text has any of them is known without its words being taken apart.
struct WordSigns: Sendable {
  private let words: Set<[UInt8]>
  private let countsEnds: Bool
  /// Of the words from their ends, so that the hash of a word's end is one on the way.
  private var marks = HashMarks()

  /// - Parameters:
  ///   - words: in loose form.
  ///   - countsEnds: whether the end of a word counts as well, because small words may be written together with it: “l'agenzia”.
  init(_ words: some Sequence<[UInt8]>, countsEnds: Bool) {
    (self.words, self.countsEnds) = (Set(words), countsEnds)
    for word in self.words { marks.insert(FNV1a(word.reversed())) }
  }

  /// Whether one of them stands in the text, between blanks.
  func occur(in text: [UInt8]) -> Bool {
    var start = 0
    while start < text.count {
      var end = start, isPlain = true
      while end < text.count, !TextBytes.isBlank(text[end]) {
        isPlain = isPlain && text[end] < 0x80
        end += 1
      }
      if end > start, isPlain ? hasPlain(text[start..<end]) : hasWide(Loose.bytes(of: text[start..<end])) { return true }
      start = end + 1
    }
    return false
  }

  private func hasPlain(_ word: ArraySlice<UInt8>) -> Bool {
    var hash = FNV1a(), at = word.endIndex
    while at > word.startIndex {
      at -= 1
      let byte = word[at]
      if 0x61...0x7A ~= byte | 0x20 { hash.add(byte | 0x20) }
      else if 0x30...0x39 ~= byte { hash.add(byte) }
      else if countsEnds, byte == UInt8(ascii: "'"), marks.mayHave(hash), words.contains(Loose.bytes(of: word[at...])) { return true }
    }
    return marks.mayHave(hash) && words.contains(Loose.bytes(of: word))
  }

  private func hasWide(_ key: [UInt8]) -> Bool {
    var hash = FNV1a()
    for at in key.indices.reversed() {
      hash.add(key[at])
      if at == 0 || countsEnds, marks.mayHave(hash), words.contains(Array(key[at...])) { return true }
    }
    return false
  }
}
