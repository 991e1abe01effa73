import Winnow

extension Byline {
  /// The words, split at “and”. A conjunction of one letter also occurs within names: “Costa e Silva”, “Ortega y Gasset”; it splits only
  /// two names of two or more words each.
  func split(_ words: [Substring]) -> [ArraySlice<Substring>] {
    var parts: [ArraySlice<Substring>] = []
    var start = 0
    let words = separatingProclitics(words)
    for (index, word) in words.enumerated() where pack.conjunctions.contains(word) {
      let next = words[(index + 1)...].prefix { !pack.conjunctions.contains($0) }
      if word.unicodeScalars.count == 1, index - start < 2 || next.count < 2 { continue }
      parts.append(words[start..<index])
      start = index + 1
    }
    return (parts + [words[start...]]).filter { !$0.isEmpty }
  }

  private static let attached = Set(LanguageFiles.strings(of: "attached-conjunctions").map { $0[...] })

  /// In Arabic and Hebrew “and” is a proclitic of the next word; it splits only two names of two or more words each.
  private func separatingProclitics(_ words: [Substring]) -> [Substring] {
    guard words.count > 3, let letter = pack.conjunctions.first(where: { Self.attached.contains($0) }) else { return words }
    var apart: [Substring] = []
    var before = 0
    for (index, word) in words.enumerated() {
      if before > 1, index + 1 < words.count, word.count > 2, word.hasPrefix(letter), !CreditWords.conjoined.contains(FoldedText.key(word))
      {
        apart += [letter, word.dropFirst(letter.count)]
        before = 0
      } else {
        apart.append(word)
      }
      before = pack.conjunctions.contains(word) ? 0 : before + 1
    }
    return apart
  }
}
