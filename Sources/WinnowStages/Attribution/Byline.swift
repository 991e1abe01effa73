import Winnow

/// The names of people in a line that names authors: “By Jane Mercer and Paul O’Neill | Staff Writers”.
enum Byline {
  /// “by”, “von”, “بقلم” of all languages, in loose form, by their first word; the longest first.
  private static let openings: [String: [[String]]] = Dictionary(
    grouping: LanguageFiles.words("by").map { $0.split(separator: " ").map { Loose.key($0) } }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }) { $0[0] }
  /// Words that newsrooms and accounts have in their names, in loose form.
  private static let nobody: Set<String> = Set(LanguageFiles.words("nobody").map { Loose.key($0) })

  private static let longest = 80, mostWords = 5

  /// The people that a text names which the page marks or shows as an author's name.
  ///
  /// - Parameters:
  ///   - site: is no author.
  ///   - isMarked: whether the page marks the text, so that one word is enough.
  static func names(in text: String, site: String?, isMarked: Bool = true) -> [String] {
    let site = Loose.key(site ?? "")
    return parts(of: text).filter { isPerson($0, isMarked: isMarked) && Loose.key($0) != site }
  }

  /// The authors that the page's metadata names: people, and organizations that are more than “Staff” or “News Desk”.
  ///
  /// - Parameters:
  ///   - host: an account that is called as the page's host is the outlet's.
  ///   - isOrganization: whether the metadata says that it is one.
  static func authors(in text: String, site: String?, host: String?, isOrganization declared: Bool) -> [Author] {
    let site = Loose.key(site ?? ""), host = Loose.key(host ?? "")
    func isOutlet(_ name: String) -> Bool {
      let key = Loose.key(name)
      return key == site || key.utf8.count >= 4 && !hasBlank(name) && TextBytes.occurs(key, in: host)
    }
    if !declared, let account = account(in: text, site: site), NameShape.hasDigit(account), !isOutlet(account) { return [Author(name: account)] }
    return (declared ? [TextBytes.collapsed(text.utf8)] : parts(of: text)).compactMap { name in
      if !declared, !isOutlet(name), !Agencies.looksLikeOne(name), isPerson(name, isMarked: true) { return Author(name: name) }
      return isOrganization(name) ? Author(name: name, isOrganization: true) : nil
    }
  }

  private static func isOrganization(_ name: String) -> Bool {
    guard name.utf8.count < longest, let first = name.unicodeScalars.first, first.properties.isAlphabetic, !name.utf8.contains(UInt8(ascii: "@")) else { return false }
    return !name.split(separator: " ").allSatisfy(isNobodys)
  }

  private static func parts(of text: String) -> [String] {
    guard !TextBytes.occurs("://", in: text), !TextBytes.occurs("www.", in: text) else { return [] }
    let lines = text.unicodeScalars.split(whereSeparator: isBreak).lazy.map { withoutOpening(String($0)) }
    return parts(lines.first { !$0.isEmpty } ?? "").map(trimmed).filter { !$0.isEmpty }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "|", "•", "·", "–", "—", "\n", "(", ")": true
    default: false
    }
  }
  private static func hasBlank(_ text: String) -> Bool { text.utf8.contains(TextBytes.space) }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\n" || scalar == "\t" }

  /// Whether the text begins with a word for “by”.
  static func isOpened(_ text: String) -> Bool { opening(words(in: text)) > 0 }

  /// What follows a word for “by” at the beginning of the text; `nil` where there is none.
  static func behindOpening(_ text: String) -> String? {
    let words = words(in: text), count = opening(words)
    return count == 0 ? nil : words[count...].joined(separator: " ")
  }

  /// The account of a forum or network that a text names which the page marks as an author's name: one word, with digits if need be.
  static func account(in text: String, site: String?) -> String? {
    let name = TextBytes.collapsed(text.utf8), key = Loose.key(name)
    guard 3...40 ~= name.utf8.count, !name.contains(where: { " @/:".contains($0) }), name.unicodeScalars.contains(where: \.properties.isAlphabetic),
          key != Loose.key(site ?? ""), !nobody.contains(key) else { return nil }
    return name
  }

  private static func words(in text: String) -> [Substring] { text.unicodeScalars.split(whereSeparator: isBlank).map { Substring($0) } }

  private static func opening(_ words: [Substring]) -> Int {
    guard let first = words.first, let begun = openings[Loose.key(first)] else { return 0 }
    let keys = words.prefix(4).map { Loose.key($0) }
    return begun.first { keys.starts(with: $0) }?.count ?? 0
  }

  /// The text behind a word for “by”, at its beginning or behind a date, and before the next date.
  private static func withoutOpening(_ text: String) -> String {
    let words = words(in: text)
    var start = opening(words)
    for at in words.indices.dropFirst() where start == 0 && words[at - 1].utf8.contains(where: { 0x30...0x39 ~= $0 }) {
      let count = opening(Array(words[at...]))
      if count > 0 { start = at + count }
    }
    return words[start...].prefix { !NameShape.hasDigit($0) }.joined(separator: " ")
  }

  private static let ands: Set<Substring> = Set(LanguageFiles.words("and").map { $0[...] } + ["&"])
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == ";" || scalar == "،" || scalar == "、" || scalar == "/" }

  /// “Berg, Anna” is one name; “Anna Berg, Ben Dorn” are two.
  private static func parts(_ text: String) -> [String] {
    let parts = text.unicodeScalars.split(whereSeparator: isSign).flatMap { part in
      part.split { $0 == " " }.map { Substring($0) }.split(whereSeparator: ands.contains).map { $0.joined(separator: " ") }
    }
    return parts.flatMap { part -> [String] in
      let pieces = part.split(separator: ",").map { TextBytes.collapsed($0.utf8) }
      if pieces.count == 2, pieces.allSatisfy({ !$0.isEmpty && !hasBlank($0) && Agencies.id(of: $0) == nil }) { return ["\(pieces[1]) \(pieces[0])"] }
      // What stands behind a name and has no capital, or is an agency, is a role: “Anna Berg, freie Autorin”, “…, dpa”.
      return pieces.enumerated().filter { $0.offset == 0 || hasBlank($0.element) && Agencies.id(of: $0.element) == nil }.map(\.element)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var end = TextBytes.firstRange(of: " - ", in: text).map { text[..<$0.lowerBound] } ?? text[...]
    // “Anna Berg am”, “Anna Berg Jul”, before a date that is cut off.
    while let blank = end.lastIndex(of: " "), !(end.first?.isLowercase ?? true), case let word = end[end.index(after: blank)...],
          word.allSatisfy(\.isLowercase) || MonthNames.month(Loose.bytes(of: word.utf8), language: nil) != nil && end.count(where: { $0 == " " }) > 1 { end = end[..<blank] }
    return TextBytes.collapsed(end.utf8.drop { TextBytes.isBlank($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") }).trimmingSuffix { ".,:;".contains($0) }
  }

  /// Whether newsrooms and accounts have the word in their names.
  static func isNobodys(_ word: Substring) -> Bool { nobody.contains(Loose.key(word)) }

  /// Whether such a word stands in the name.
  static func isNobody(_ name: String) -> Bool { NameShape.words(name).contains(where: isNobodys) }

  /// One to five words with capitals, where the script has them, and none that a newsroom has.
  static func isPerson(_ name: String, isMarked: Bool) -> Bool {
    guard name.utf8.count < longest, name.utf8.count > 2, !name.utf8.contains(UInt8(ascii: "@")), !NameShape.hasDigit(name),
          let first = name.unicodeScalars.first, first.properties.isAlphabetic, Agencies.id(of: name) == nil else { return false }
    // “example.org”, but “J. B. Moore”.
    let dots = !name.utf8.contains(UInt8(ascii: ".")) ? [] : name.indices.filter { name[$0] == "." && name.index(after: $0) < name.endIndex && name[name.index(after: $0)].isLowercase }
    guard dots.isEmpty else { return false }
    if NameShape.isEastAsian(first) { return 2...6 ~= name.unicodeScalars.count }
    let words = name.split { $0 == " " || $0 == "\u{A0}" }
    guard (isMarked ? 1 : 2)...mostWords ~= words.count, words.count > 1 || MonthNames.month(Loose.bytes(of: name.utf8), language: nil) == nil else { return false }
    guard !words.contains(where: isNobodys) else { return false }
    return isMarked || words.allSatisfy { NameShape.particles.contains($0) || !($0.first?.isLowercase ?? true) }
  }
}

extension String {
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, drops(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
