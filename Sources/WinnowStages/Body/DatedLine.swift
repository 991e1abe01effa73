import Winnow

/// Classifies a short line with a date: metadata only, or text: “Published on 5 March 2024, 10:30, by Anna Berg”.
struct DatedLine {
  /// Words next to dates, lowercase, in all languages.
  private static let labels: Set<String> = Set(LanguageFiles.strings(of: "date-labels"))
  private static let wideLabels: [String] = (labels.union(reading)).filter { $0.unicodeScalars.first.map(isWide) ?? false }
  /// Words of reading times.
  private static let reading: Set<String> = Set(LanguageFiles.strings(of: "reading-time"))

  /// Lowercase words, and words of scripts without case, that are not labels.
  private var small = 0, uncased = 0
  /// Han and kana characters and Hangul syllables outside labels; these scripts write words without spaces.
  private var wide = 0
  /// Capitalized words: names, or the first word of a sentence.
  private var capitals = 0
  private var numbers = 0, months = 0
  private var saysReading = false
  /// Whether it ends like a sentence; whether a colon follows a word that is not a label: “Opened: 4 May 1926”.
  private let isSentence: Bool, namesSomething: Bool

  /// A line with more is text: a name has no lowercase words, up to three words in scripts without case, and up to eight wide characters.
  private static let maxUncased = 3, maxWide = 8

  /// Whether only labels are left: items of lists describe the events of a day, and name things.
  var isLabelOnly: Bool { isMetadata && unknown == 0 }

  /// Whether it is a bare date, as diaries have above each entry.
  var isBareDate: Bool { isLabelOnly && numbers <= 3 && !saysReading }

  /// “4 min read”, “Lesezeit: 3 Minuten”.
  var tellsReadingTime: Bool { isShort && saysReading && numbers > 0 && unknown == 0 }

  /// Bytes: maximum length of a line with a reading time.
  static let maxReadingTimeLength = 60
  private let isShort: Bool

  /// Whether only names are left of the line without its date. A sentence with any other word is text, and so is a year alone.
  var isMetadata: Bool {
    guard numbers > 1 || months > 0 || saysTime else { return false }
    if isSentence && unknown > 0 || namesSomething { return false }
    return small <= (isNumbered ? 1 : 0) && uncased <= Self.maxUncased && wide <= Self.maxWide
  }

  private var unknown: Int { small + uncased + wide + capitals }
  private var saysTime = false

  /// The header of a comment: “#23 lily, 09/01/2014 15:20”.
  private let isNumbered: Bool

  init(_ text: String) {
    isShort = text.utf8.count <= Self.maxReadingTimeLength
    isNumbered = text.hasPrefix("#") && text.dropFirst().first?.isNumber ?? false
    isSentence = Self.isSentence(text)
    namesSomething = Self.namesSomething(text)
    for word in text.split(whereSeparator: { !Self.isOfWord($0) }) {
      let bare = Self.bare(word)
      guard let first = bare.unicodeScalars.first else { continue }
      let wide = bare.unicodeScalars.count(where: Self.isWide)
      let hasNumber = bare.contains(where: \.isNumber)
      if hasNumber { numbers += Self.numbers(in: bare) }
      let small = bare.lowercased()
      if wide > 0 {
        let known = Self.wideLabels.filter { bare.contains($0) }
        if known.contains(where: Self.reading.contains) { saysReading = true }
        self.wide += max(0, wide - known.reduce(0) { $0 + $1.unicodeScalars.count })
      } else if hasNumber {
        continue
      } else if Self.reading.contains(small) {
        saysReading = true
      } else if Self.labels.contains(small) {
        continue
      } else if MonthNames.month(FoldedText.bytes(of: bare.utf8), language: nil) != nil {
        months += 1
      } else if first.properties.isUppercase {
        capitals += 1
      } else if first.properties.isLowercase {
        self.small += 1
      } else {
        uncased += 1
      }
    }
    saysTime = numbers == 0 ? false : Self.hasTime(text)
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "'" || character == "’" || character == "." || character == "\u{200C}"
  }

  private static func bare(_ word: Substring) -> String { String(word.drop { $0 == "." }).trimmingSuffix { $0 == "." } }

  /// The number of numbers in a word: three in “2021.03.09”.
  private static func numbers(in word: String) -> Int { word.split { !$0.isNumber }.count }

  /// Whether a colon is between digits.
  private static func hasTime(_ text: String) -> Bool {
    var before: Character = " "
    var isOpen = false
    for character in text {
      if isOpen, character.isNumber { return true }
      isOpen = character == ":" && before.isNumber
      before = character
    }
    return false
  }

  /// The end of a sentence, in any script (property Sentence_Terminal of UAX #29), or of one that breaks off.
  private static func isStop(_ character: Character) -> Bool {
    character == "…" || character.unicodeScalars.first?.properties.isSentenceTerminal ?? false
  }

  private static let closers: Set<Character> = ["\"", "”", "“", "»", "«", "’", "'", ")", "]", "」", "』", "）"]
  /// Characters: “5 мая 2021 г.” and “10 Uhr.” end in an abbreviation.
  private static let maxAbbreviationLength = 3

  private static func isSentence(_ text: String) -> Bool {
    let end = text.trimmingSuffix { $0.isWhitespace || closers.contains($0) }
    guard let last = end.last, isStop(last) else { return false }
    guard last == ".", let word = end.split(whereSeparator: { !isOfWord($0) }).last.map(bare), !word.contains(where: \.isNumber) else {
      return true
    }
    return word.count > maxAbbreviationLength || !labels.contains(word.lowercased())
  }

  private static func namesSomething(_ text: String) -> Bool {
    var start = text.startIndex
    for at in text.indices where text[at] == ":" || text[at] == "：" {
      let words = text[start..<at].split { !isOfWord($0) }
      start = text.index(after: at)
      if start < text.endIndex, text[start].isNumber, text[at] == ":", words.last?.last?.isNumber ?? false { continue }
      if !words.isEmpty, !words.contains(where: isKnown) { return true }
    }
    return false
  }

  /// Whether it is a label, a day or a month.
  private static func isKnown(_ word: Substring) -> Bool {
    let bare = bare(word)
    if bare.contains(where: \.isNumber) || labels.contains(bare.lowercased()) || reading.contains(bare.lowercased()) { return true }
    if bare.unicodeScalars.contains(where: isWide) { return wideLabels.contains { $0.unicodeScalars.count > 1 && bare.contains($0) } }
    return MonthNames.month(FoldedText.bytes(of: bare.utf8), language: nil) != nil
  }

  /// Whether the letter belongs to a script without spaces between words, or to Korean.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
