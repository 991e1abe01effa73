import Winnow

/// A copyright line: “© 2024 The Bote. All rights reserved.”
struct CopyrightNotice {
  /// The copyright holder; `nil` if the line names none that could be an outlet.
  let holder: String?

  /// Whether a line has a copyright sign, or the word.
  static func hasCopyrightSign(_ line: ArraySlice<UInt8>) -> Bool {
    let beginnings = noticeBeginnings
    for (at, byte) in zip(line.indices, line) {
      switch byte {
      case 0xA9 where at > line.startIndex && line[at - 1] == 0xC2: return true
      case 0x92 where line[line.startIndex..<at].suffix(2).elementsEqual([0xE2, 0x93]): return true
      case UInt8(ascii: ")") where line[..<at].suffix(2).elementsEqual("(c".utf8, by: { UTF8Bytes.asciiLowercased($0) == $1 }): return true
      default:
        let asciiLowercased = UTF8Bytes.asciiLowercased(byte)
        if beginnings.contains(where: {
          $0.first == asciiLowercased && line[at...].starts(with: $0) { UTF8Bytes.asciiLowercased($0) == $1 }
        }) {
          return true
        }
      }
    }
    return false
  }

  /// Words that say by themselves that a line is a notice, folded; and what such words begin with.
  private static let noticeWords = Set(LanguageFiles.strings(of: "notice-words").filter { !$0.hasSuffix("*") }.map { FoldedText.key($0) })
  private static let noticeBeginnings = LanguageFiles.strings(of: "notice-words").filter { $0.hasSuffix("*") }.map {
    $0.dropLast().utf8.map(\.self)
  }

  /// Parses a copyright line; `nil` for any other. A copyright sign alone is not sufficient: “© Anna Keel” credits an image.
  init?(_ line: some StringProtocol) {
    let words = Self.words(of: line)
    var isNotice = false
    var isSigned = false
    var piece: [Word] = []
    var holder: String?
    func endPiece() {
      holder = holder ?? Self.name(piece)
      piece = []
    }
    var at = 0
    while at < words.count {
      if let count = Self.phrases[words[at].key]?.first(where: { words[at...].starts(with: $0) { $0.key == $1 } })?.count {
        isNotice = true
        endPiece()
        at += count
        continue
      }
      let word = words[at]
      at += 1
      if word.isSign { isSigned = true }
      isNotice = isNotice || Self.says(word.key) || isSigned && word.isYear
      if word.isSeparator { endPiece() } else { piece.append(word) }
      if word.endsPiece { endPiece() }
    }
    endPiece()
    guard isNotice else { return nil }
    self.holder = holder
  }

  /// A word between spaces.
  private struct Word {
    let text: Substring, key: String

    init(_ text: Substring) { (self.text, key) = (text, FoldedText.key(text)) }

    var isSign: Bool { text.contains("©") || text.contains("ⓒ") || text.lowercased().hasPrefix("(c)") }
    /// Whether it is a year, or two: “2010-2024”, “©2024”.
    var isYear: Bool { key.utf8.count >= 4 && key.unicodeScalars.allSatisfy { $0.properties.numericType != nil } }
    /// Whether it is punctuation that separates a holder from other text.
    var isSeparator: Bool { key.isEmpty && !isSign }
    var endsPiece: Bool { text.last.map { ".,;|،。，".contains($0) } ?? false && text.count > 2 }
  }

  private static func words(of line: some StringProtocol) -> [Word] {
    var text = String(line)
    // In scripts without spaces a phrase is attached to the name.
    for phrase in unspaced where UTF8Bytes.contains(phrase, in: text) { text = text.replacing(phrase, with: " \(phrase) ") }
    return text.replacing("©", with: " © ").replacing("ⓒ", with: " © ").split(whereSeparator: \.isWhitespace).map { Word($0[...]) }
  }

  /// The name in some words, without years, punctuation and words of copyright lines at its ends.
  private static func name(_ piece: [Word]) -> String? {
    func isNone(_ word: Word) -> Bool { word.key.isEmpty || word.isYear || word.isSign || others.contains(word.key) || says(word.key) }
    let name = piece.drop(while: isNone).reversed().drop(while: isNone).reversed().map(\.text)
    var text = FoldedText.trimmed(name.joined(separator: " "))
    // “محفوظة لـصدى الوادي”: a proclitic before a tatweel.
    if text.hasPrefix("لـ") { text = String(text.unicodeScalars.dropFirst(2)) }
    guard 1...maxWords ~= name.count, 2...maxLength ~= text.unicodeScalars.count, let first = text.unicodeScalars.first,
      !first.properties.isLowercase || isDomain(text), text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    return text
  }

  /// Whether the holder is a host name: “harbour-post.com”.
  static func isDomain(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex, case let end = name[dot...].dropFirst() else { return false }
    return 2...6 ~= end.utf8.count && end.utf8.allSatisfy { 0x61...0x7A ~= $0 } && !name.contains(" ") && !name.contains("@")
  }

  private static let maxWords = 6
  /// Scalars.
  private static let maxLength = 50

  /// Whether the word alone makes a line a copyright notice.
  private static func says(_ key: String) -> Bool { noticeWords.contains(key) || noticeBeginnings.contains { key.utf8.starts(with: $0) } }

  /// The phrases of rights notices in every language, as words, by the first word, longest first.
  private static let phrases: [String: [[String]]] = Dictionary(
    grouping: LanguageFiles.strings(of: "rights-notices").map { $0.split(separator: " ").map { FoldedText.key($0) } }
      .sorted { ($0.count, $0.joined()) > ($1.count, $1.joined()) }
  ) { $0[0] }

  private static let unspaced: [String] = LanguageFiles.strings(of: "rights-notices").filter {
    $0.unicodeScalars.first.map(Punctuation.isUnspaced) ?? false
  }

  /// Words of copyright lines that are not part of a name.
  private static let others = Set(LanguageFiles.strings(of: "copyright-words").map { FoldedText.key($0) })
}
