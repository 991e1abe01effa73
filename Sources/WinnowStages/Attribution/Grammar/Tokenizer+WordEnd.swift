import Winnow

/// The ends of words: after joined letters, at characters of unspaced scripts, at a change of script.
extension Tokenizer {
  /// The end of the word that begins here.
  func wordEnd(from start: Int, first: Unicode.Scalar) -> Int {
    var end = start
    _ = UTF8Bytes.scalar(in: bytes, at: &end)
    if Punctuation.isUnspaced(first), !Punctuation.isKatakana(first) { return marksEnd(from: end) }
    let isKatakana = Punctuation.isKatakana(first)
    while end < bytes.count {
      var next = end
      let scalar = UTF8Bytes.scalar(in: bytes, at: &next)
      if isKatakana {
        guard Punctuation.isKatakana(scalar) || scalar == "・" else { return end }
        end = next
      } else if UTF8Bytes.isWord(scalar) || Punctuation.isMark(scalar) || scalar == "\u{AD}" {
        if Punctuation.isUnspaced(scalar) { return end }
        end = next
      } else if let joined = joinedEnd(scalar, after: next, from: start, end) {
        end = joined
      } else {
        return end
      }
    }
    return end
  }

  private func marksEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      var next = end
      guard Punctuation.isMark(UTF8Bytes.scalar(in: bytes, at: &next)) else { return end }
      end = next
    }
    return end
  }

  /// The end of a word that continues after a hyphen, a period or a gershayim between two letters.
  private func joinedEnd(_ scalar: Unicode.Scalar, after next: Int, from start: Int, _ end: Int) -> Int? {
    guard next < bytes.count, scalar == "-" || scalar == "." || scalar == "_" || scalar == "״" || scalar == "\"" || scalar == "‑" else {
      return nil
    }
    var after = next
    let following = UTF8Bytes.scalar(in: bytes, at: &after)
    guard UTF8Bytes.isWord(following), !Punctuation.isUnspaced(following) else { return nil }
    // Arabic words have no hyphens: “حماة-سانا” is a place and an agency.
    if scalar == "-", 0x600...0x6FF ~= following.value { return nil }
    switch scalar {
    case "\"", "״":
      // צה״ל: one letter follows the gershayim; ב"הארץ" opens a quotation.
      guard 0x5D0...0x5EA ~= following.value else { return nil }
      var last = after
      if last < bytes.count, UTF8Bytes.isWord(UTF8Bytes.scalar(in: bytes, at: &last)) { return nil }
      return after
    case ".":
      // "end.Start" was joined by a scraper: lowercase before and uppercase after, in a long word.
      var before = end - 1
      while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
      var index = before
      let last = UTF8Bytes.scalar(in: bytes, at: &index)
      if following.properties.isUppercase, last.properties.isLowercase { return nil }
      if Punctuation.isDigit(last) != Punctuation.isDigit(following) { return nil }
      return after
    default: return after
    }
  }
}
