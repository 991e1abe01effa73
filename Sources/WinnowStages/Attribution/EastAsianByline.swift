import Winnow

/// Bylines in Chinese, Japanese and Korean: a label before a name, or a role after it, often without spaces.
struct EastAsianByline {
  /// Whether a label or a role marks these names as authors.
  private(set) var isLabelled = false
  private(set) var names: [String] = []
  /// Whether there are words other than labels and names.
  private(set) var hasOtherText = false

  /// Characters.
  private static let maxLength = 120, maxNamesLength = 40

  /// - Returns: `nil` for a text of another script.
  init?(_ text: String, _ pack: LanguagePack) {
    guard text.utf8.contains(where: { 0xE3...0xED ~= $0 }), text.count <= Self.maxLength else { return nil }
    // “新华社记者 孙强 摄”: the photographer.
    if Self.pictureEndings.contains(where: text.hasSuffix) { return nil }
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    let count = letters.count(where: NameShape.isEastAsian)
    let pieces = Self.pieces(of: text, pack.credits)
    let isCredit = pieces.contains { $0.label != nil }
    guard count * 2 > letters.count || isCredit && text.unicodeScalars.contains(where: NameShape.isEastAsian) else { return nil }
    isLabelled = pieces.contains { $0.label == .author }
    // Without a label the text is a list of names, or has no names.
    guard isCredit || text.count <= Self.maxNamesLength && !NameShape.hasDigit(text) else { return nil }
    for piece in pieces where piece.label == .author || !isCredit {
      // “記者王大明／台北報導”: a place, not a name.
      names += Self.names(in: piece.text, pack).filter { name in !Self.reports.contains(where: name.hasSuffix) }
    }
    hasOtherText = isCredit && pieces.contains { $0.label == nil && $0.text.unicodeScalars.contains(where: NameShape.isEastAsian) }
  }

  /// What follows a photographer's name, and a place from which somebody reports.
  private static let pictureEndings = LanguageFiles.strings(of: "picture-credit-endings")
  private static let reports = LanguageFiles.strings(of: "report-words")

  private enum Label { case author, other }
  private struct Piece { var label: Label?, text: String }

  private static func isSign(_ character: Character) -> Bool {
    character.isWhitespace || "：:｜|/／=＝・·_—－-【】[]()（）<>《》「」".contains(character)
  }

  /// The text split at its labels, each with the text after it.
  private static func pieces(of text: String, _ words: CreditWords) -> [Piece] {
    var pieces = [Piece(label: nil, text: "")]
    var rest = text[...]
    var isStart = true
    while let first = rest.first {
      if isStart, let (label, word) = label(at: rest, words, isFirst: pieces.last.map { $0.text.isEmpty } ?? true) {
        let after = rest.dropFirst(word.count)
        // A role after the name: “홍길동 기자”.
        if label == .author, let last = pieces.last, last.label == nil, last.text.contains(where: \.isLetter), !isColon(after.first) {
          pieces[pieces.count - 1].label = .author
          pieces.append(Piece(label: nil, text: ""))
        } else {
          pieces.append(Piece(label: label, text: ""))
        }
        rest = after.drop { isSign($0) }
        continue
      }
      pieces[pieces.count - 1].text.append(first)
      rest = rest.dropFirst()
      isStart = isSign(first)
    }
    return pieces.filter { $0.label != nil || $0.text.contains(where: \.isLetter) }
  }

  private static func isColon(_ character: Character?) -> Bool { character.map { "：:｜|/／=＝・".contains($0) } ?? false }

  /// The label that a word is or ends in: “本报记者”. A label of one character must stand alone: “文：”, “글 ”, but not “文在寅”.
  private static func label(at rest: Substring, _ words: CreditWords, isFirst: Bool) -> (Label, word: Substring)? {
    let word = rest.prefix { !isSign($0) }
    guard !word.isEmpty else { return nil }
    let isAlone = rest.dropFirst(word.count).first.map(isSign) ?? true
    for (labels, kind) in [(words.others, Label.other), (words.authors, .author)] {
      for label in labels {
        if word == label, isAlone, label.count > 1 || isFirst && word.count < rest.count || isColon(rest.dropFirst(word.count).first) {
          return (kind, word)
        }
        if kind == .author, label.count > 1, isAlone, word.hasSuffix(label), isJoined(label, word) { return (kind, word) }
        // “记者李明远”: two to four characters after the label.
        if kind == .author, label.count > 1, word.hasPrefix(label), 2...4 ~= word.count - label.count, isHan(label), isHan(word) {
          return (kind, rest.prefix(label.count))
        }
      }
    }
    return nil
  }

  /// “青河日报记者”: Han before the label, longer than a name.
  private static func isJoined(_ label: String, _ word: Substring) -> Bool { isHan(label) && word.count - label.count != 3 }

  private static func isHan(_ text: some StringProtocol) -> Bool { text.unicodeScalars.allSatisfy { 0x4E00...0x9FFF ~= $0.value } }

  // MARK: Names

  private static func names(in text: String, _ pack: LanguagePack) -> [String] {
    let isKatakana = text.unicodeScalars.contains { 0x30A0...0x30FF ~= $0.value && $0.value != 0x30FB }
    let parts = text.split { character in
      "、，,;；•&/／|｜()（）[]【】".contains(character) || character == "・" && !isKatakana && pack.language == "ja"
        || character == "·" && pack.language != "zh"
    }
    return parts.flatMap { words(of: String($0), pack) }
  }

  /// Names separated by spaces or “and”; a Japanese name may contain a space.
  private static func words(of text: String, _ pack: LanguagePack) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init).filter {
      !$0.contains("@") && !NameShape.hasDigit($0) && !pack.conjunctions.contains($0[...])
    }
    let isJapanese = pack.language == "ja" && !words.allSatisfy { $0.count >= 3 && isHan($0) }
    let isOne = isJapanese || words.contains { $0.count == 1 }
    if isOne || !words.allSatisfy({ $0.unicodeScalars.allSatisfy(NameShape.isEastAsian) }) { return [words.joined(separator: " ")] }
    let joined = words.flatMap { word in
      pack.conjunctions.first { word.contains($0) && word.count >= 5 && isParted(word, $0) }.map {
        word.split(separator: $0, maxSplits: 1).map(String.init)
      } ?? [word]
    }
    return joined.map { withoutRole($0, pack) }
  }

  /// “홍길동기자”: two to four characters before the role.
  private static func withoutRole(_ word: String, _ pack: LanguagePack) -> String {
    guard let role = pack.credits.authors.first(where: { $0.count > 1 && word.hasSuffix($0) && 2...4 ~= word.count - $0.count }) else {
      return word
    }
    return String(word.dropLast(role.count))
  }

  /// “李明远和张晓红”: a name on both sides.
  private static func isParted(_ word: String, _ conjunction: Substring) -> Bool {
    let sides = word.split(separator: conjunction, maxSplits: 1)
    return sides.count == 2 && sides.allSatisfy { 2...4 ~= $0.count } && isHan(word)
  }
}
