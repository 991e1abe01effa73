import Winnow

/// Language-independent statistics of a text's bytes.
struct TextShape {
  /// Runs of bytes between whitespace; two Han or kana characters count as a word.
  private(set) var words = 0
  /// `.` `!` `?` `。` `؟` `۔` `।` before a space or the end.
  private(set) var sentences = 0
  private(set) var currency = 0
  private var commas = 0, capitals = 0, digits = 0, marks = 0, dividers = 0, endsSentence = false, endsWithColon = false
  /// A hash of all bytes except whitespace.
  private(set) var hash = FNV1a()
  private var wide = 0

  /// The counts that are stored for each block; the others are only summed.
  struct Counts {
    /// Latin, Arabic and Chinese commas.
    @SaturatingUInt16 var commas = 0
    @SaturatingUInt16 var capitals = 0
    @SaturatingUInt16 var digits = 0
    /// ASCII punctuation other than commas and sentence-final marks.
    @SaturatingUInt16 var marks = 0
    /// `|` `»` `›` `•` `/` between words: separators of menus and breadcrumbs.
    @SaturatingUInt8 var dividers = 0
    /// How the text ends.
    var endsSentence = false, endsWithColon = false
  }

  var counts: Counts {
    Counts(
      commas: commas, capitals: capitals, digits: digits, marks: marks, dividers: dividers, endsSentence: endsSentence,
      endsWithColon: endsWithColon)
  }

  static func += (a: inout TextShape, bytes: ArraySlice<UInt8>) { a.read(bytes) }

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var inWord = false
    var last: UInt8 = 0
    var at = bytes.startIndex
    let end = bytes.endIndex
    while at < end {
      let byte = bytes[at]
      at += 1
      // ASCII letters first: most bytes are.
      if 0x61...0x7A ~= byte | 0x20 {
        if !inWord { (words, inWord) = (words + 1, true) }
        hash.add(byte)
        (endsSentence, endsWithColon) = (false, false)
        if byte < 0x61 { capitals += 1 }
        last = byte
        continue
      }
      if byte <= 0x20 {
        if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { sentences += 1 }
        inWord = false
        if byte != 0, last > 0x20 { last = byte }
        continue
      }
      if !inWord { (words, inWord) = (words + 1, true) }
      hash.add(byte)
      if byte < 0x80 {
        // Quotation marks and brackets after a full stop do not reopen the sentence.
        switch byte {
        case 0x30...0x39:
          digits += 1
          (endsSentence, endsWithColon) = (false, false)
        case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSentence = true
        case UInt8(ascii: ":"): endsWithColon = true
        case UInt8(ascii: "$"): currency += 1
        case UInt8(ascii: "|"), UInt8(ascii: "/"): dividers += 1
        default: marks += 1
        }
      } else if byte >= 0xC0 {
        if byte != 0xC2, byte != 0xE2 { (endsSentence, endsWithColon) = (false, false) }
        readWide(byte, bytes[at..<min(end, at + 2)])
      }
      last = byte
    }
    if inWord, last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { sentences += 1 }
  }

  private mutating func readWide(_ lead: UInt8, _ rest: ArraySlice<UInt8>) {
    guard let second = rest.first else { return }
    let third = rest.dropFirst().first ?? 0
    switch (lead, second, third) {
    case (0xD8, 0x8C, _), (0xD8, 0x9B, _): commas += 1
    case (0xD8, 0x9F, _), (0xDB, 0x94, _): (sentences, endsSentence) = (sentences + 1, true)
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): commas += 1
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xE0, 0xA5, 0xA4): (sentences, endsSentence) = (sentences + 1, true)
    case (0xC2, 0xA3, _), (0xC2, 0xA5, _), (0xE2, 0x82, _): currency += 1
    case (0xC2, 0xBB, _), (0xE2, 0x80, 0xBA), (0xE2, 0x80, 0xA2), (0xC2, 0xB7, _): dividers += 1
    case (0xE3...0xE9, _, _):
      wide += 1
      if wide % 2 == 0 { words += 1 }
    default: break
    }
  }
}
