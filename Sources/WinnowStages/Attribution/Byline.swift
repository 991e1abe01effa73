import Winnow

/// Parses the names of people in a byline: “By Jane Mercer and Paul O’Neill | Staff Writers”.
struct Byline {
  /// The language pack of the page.
  let pack: LanguagePack

  /// The parser for a page, in its detected or declared language.
  static func of(_ page: inout Page) throws -> Byline {
    let declared = page.record[.language] ?? page.tree.first(.html)?[.lang]
    let meta = declared == nil ? page.analysis(PageMeta.self).first(["og:locale", "content-language", "language"])?.value : nil
    return Byline(pack: try LanguagePacks.pack(of: declared ?? meta?.prefix { $0 != "_" }.lowercased()))
  }

  private static let maxLength = 80, maxWords = 5
  /// Bytes: the minimum length of a host label that an account name may begin with, and the maximum length of the account's suffix.
  private static let minLabelLength = 5, maxSuffixLength = 3

  /// The people named in a text that the page marks or shows as an author's name.
  ///
  /// - Parameters:
  ///   - site: the site's name, which is not an author.
  ///   - isMarked: whether the page marks the text, so that a single word is enough.
  func names(in text: String, site: String?, isMarked: Bool = true) -> [String] {
    let site = FoldedText.key(site ?? "")
    return people(in: text, site).filter { isPerson($0, isMarked: isMarked) && FoldedText.key($0) != site }
  }

  /// The authors that the page's metadata names: people, and organizations other than “Staff” or “News Desk”.
  ///
  /// - Parameters:
  ///   - host: an account named like the page's host belongs to the outlet.
  ///   - isOrganization: whether the metadata declares an organization.
  func authors(in text: String, site: String?, host: String?, isOrganization declared: Bool) -> [Author] {
    let site = FoldedText.key(site ?? "")
    let labels = (host ?? "").split(separator: ".").map { FoldedText.key($0) }
    let host = labels.joined()
    func isOutlet(_ name: String) -> Bool {
      let key = FoldedText.key(name)
      if key == site { return true }
      guard !hasBlank(name) else { return false }
      // “harbourpostuk” on harbourpost.co.uk.
      return key.utf8.count >= 4 && UTF8Bytes.contains(key, in: host)
        || labels.contains {
          $0.utf8.count >= Self.minLabelLength && key.hasPrefix($0) && key.utf8.count <= $0.utf8.count + Self.maxSuffixLength
        }
    }
    if !declared, let account = account(in: text, site: site), NameShape.hasDigit(account), !isOutlet(account) {
      return [Author(name: account)]
    }
    return (declared ? [UTF8Bytes.collapsed(text.utf8)] : people(in: text, site)).compactMap { name in
      if !declared, !isOutlet(name), !Agencies.looksLikeAcronym(name), isPerson(name, isMarked: true) { return Author(name: name) }
      return isOrganization(name) ? Author(name: name, isOrganization: true) : nil
    }
  }

  private func people(in text: String, _ site: String) -> [String] {
    if let byline = EastAsianByline(text, pack) { return byline.names.filter { isNotOutlet($0, site, isLabelled: byline.isLabelled) } }
    let parts = isOfPicture(text) ? [] : parts(of: withoutCity(text))
    guard parts.count > 1 else { return parts }
    // “Anna Berg / Berlin”: after a full name a single word is a place or an outlet; “abe/dpa”: too short and lowercase for a name.
    return parts.enumerated().filter { isName($0.element, at: $0.offset, behind: parts[0]) }.map(\.element)
  }

  private func isName(_ part: String, at index: Int, behind first: String) -> Bool {
    if index > 0, Cities.contains(part.utf8, in: pack.language) { return false }
    return hasBlank(part) || !hasBlank(first) && index == 0 && !isLowercaseInitials(part)
  }

  private func isLowercaseInitials(_ name: String) -> Bool {
    name.count <= 4 && name.allSatisfy(\.isLowercase) && name.utf8.count == name.count
  }

  /// Removes a city before the name: “القاهرة - سامي الحسن”.
  private func withoutCity(_ text: String) -> String {
    for sign in [" - ", ". "] {
      guard let end = UTF8Bytes.firstRange(of: sign, in: text), Cities.contains(text[..<end.lowerBound].utf8, in: pack.language) else {
        continue
      }
      return String(text[end.upperBound...])
    }
    return text
  }

  /// Whether the part is a name and not the outlet beside it: “[강변일보 홍길동 기자]”.
  private func isNotOutlet(_ name: String, _ site: String, isLabelled: Bool) -> Bool {
    FoldedText.key(name) != site && !(isLabelled && pack.credits.isOutlet(name))
  }

  /// Bytes.
  private static let maxLineLength = 120, maxNames = 4

  /// The names in a line with a label or a role of authors; empty for other lines.
  func labelledNames(in text: String, site: String?) -> [String] {
    guard text.utf8.count <= Self.maxLineLength, let byline = EastAsianByline(text, pack), byline.isLabelled, !byline.hasOtherText,
      byline.names.count <= Self.maxNames
    else { return [] }
    return names(in: text, site: site, isMarked: false)
  }

  /// Whether the text is a picture credit: “Photo by Jan Krull”.
  private func isOfPicture(_ text: String) -> Bool {
    let words = words(in: text)
    guard words.count > 1, opening(words) == 0, pack.credits.pictures.contains(FoldedText.key(words[0])) else { return false }
    return words[0].hasSuffix(":") || words[1] == ":" || pack.credits.pictureJoiners.contains(FoldedText.key(words[1]))
  }

  private func isOrganization(_ name: String) -> Bool {
    guard name.utf8.count < Self.maxLength, let first = name.unicodeScalars.first, first.properties.isAlphabetic,
      !name.utf8.contains(UInt8(ascii: "@"))
    else { return false }
    return !name.split(separator: " ").allSatisfy(isNonPersonWord)
  }

  private func parts(of text: String) -> [String] {
    guard !UTF8Bytes.contains("://", in: text), !UTF8Bytes.contains("www.", in: text) else { return [] }
    let lines = text.unicodeScalars.split(whereSeparator: Self.isBreak).lazy.map { withoutOpening(String($0)) }
    // “Foto: Anna Berg”: a name after a label other than that of authors is not an author.
    return parts(lines.first { !$0.isEmpty } ?? "").map(trimmed).filter { !$0.isEmpty && !$0.contains(": ") }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "|", "•", "·", "–", "—", "\n", "(", ")": true
    default: false
    }
  }
  private func hasBlank(_ text: String) -> Bool { text.utf8.contains(UTF8Bytes.space) }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\n" || scalar == "\t" }

  /// Whether the text begins with a word for “by”.
  func isOpened(_ text: String) -> Bool { opening(words(in: text)) > 0 }

  /// The text after a word for “by” at the beginning; `nil` if there is none.
  func afterOpening(_ text: String) -> String? {
    let words = words(in: text)
    let count = opening(words)
    return count == 0 ? nil : words[count...].joined(separator: " ")
  }

  /// The account name of a forum or network in a text that the page marks as an author's name: one word, possibly with digits.
  func account(in text: String, site: String?) -> String? {
    let name = UTF8Bytes.collapsed(text.utf8)
    let key = FoldedText.key(name)
    guard 3...40 ~= name.utf8.count, !name.contains(where: { " @/:".contains($0) }),
      name.unicodeScalars.contains(where: \.properties.isAlphabetic),
      key != FoldedText.key(site ?? ""), !pack.isNotPerson(key)
    else { return nil }
    return name
  }

  private func words(in text: String) -> [Substring] { text.unicodeScalars.split(whereSeparator: Self.isBlank).map { Substring($0) } }

  private func opening(_ words: [Substring]) -> Int {
    guard !words.isEmpty else { return 0 }
    let keys = words.prefix(4).map { FoldedText.key($0) }
    return pack.bylinePrefixes.first { keys.starts(with: $0) }?.count ?? 0
  }

  /// The text between a word for “by”, at the beginning or after a date, and the next date.
  private func withoutOpening(_ text: String) -> String {
    let words = words(in: text)
    var start = opening(words)
    let firstNumber = words.firstIndex { $0.utf8.contains { 0x30...0x39 ~= $0 } } ?? words.endIndex
    for at in words.indices where start == 0 && at > firstNumber {
      let count = opening(Array(words[at...]))
      if count > 0 { start = at + count }
    }
    return words[start...].prefix { !NameShape.hasDigit($0) && !$0.dropFirst($0 == words[start] ? 1 : 0).contains("@") }
      .joined(separator: " ")
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == ";" || scalar == "،" || scalar == "、" || scalar == "/" }

  /// “Jr.”, “III”, in small letters.
  private static let generations = Set(LanguageFiles.strings(of: "name-suffixes"))

  /// “Berg, Anna” is one name; “Anna Berg, Ben Dorn” are two.
  private func parts(_ text: String) -> [String] {
    let parts = text.unicodeScalars.split(whereSeparator: Self.isSign).flatMap { part in
      split(part.split { $0 == " " }.map { Substring($0) }).map { $0.joined(separator: " ") }
    }
    return parts.flatMap { part -> [String] in
      var pieces = part.split(separator: ",").map { UTF8Bytes.collapsed($0.utf8) }
      if pieces.count > 1, Self.generations.contains(pieces[1].lowercased()) { pieces = ["\(pieces[0]) \(pieces[1])"] + pieces[2...] }
      if pieces.count == 2, pieces.allSatisfy({ !$0.isEmpty && !hasBlank($0) && Agencies.id(of: $0) == nil }) {
        return ["\(pieces[1]) \(pieces[0])"]
      }
      if pieces.count == 2, !hasBlank(pieces[0]), Self.endsInInitial(pieces[1]) { return ["\(pieces[1]) \(pieces[0])"] }
      // After a name, an agency or text that begins in lowercase is a role: “Anna Berg, freie Autorin”, “…, dpa”.
      return pieces.enumerated().filter {
        $0.offset == 0 || hasBlank($0.element) && Agencies.id(of: $0.element) == nil && !containsRole($0.element)
      }.map(\.element)
    }
  }

  /// “Samuel B.”, after a surname.
  private static func endsInInitial(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count == 2 && words[1].count <= 2 && (words[1].first?.isUppercase ?? false)
  }

  /// In scripts without case a role resembles a name.
  private func containsRole(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !first.properties.isCased else { return false }
    return words(in: text).contains { pack.credits.roles.contains(FoldedText.key($0)) }
  }

  /// “for” and “with” in every language, each between two spaces: pages mix languages.
  private static let prepositions = Set(LanguageFiles.strings(of: "byline-prepositions")).map { " \($0) " }

  /// Characters. “Prof.” is exempt by its capital.
  private static let maxTitleLength = 4

  private func trimmed(_ text: String) -> String {
    var end = UTF8Bytes.firstRange(of: " - ", in: text).map { text[..<$0.lowerBound] } ?? text[...]
    // “Anna Berg for The Gazette”, “Lina Roux avec AFP”: the outlet.
    if let index = Self.prepositions.lazy.compactMap({ UTF8Bytes.firstRange(of: $0, in: end)?.lowerBound }).min(),
      end[..<index].contains(" ")
    {
      end = end[..<index]
    }
    // “Ana Belmonte. Valdoro”: a place after a sentence.
    if let period = UTF8Bytes.firstRange(of: ". ", in: end), case let before = end[..<period.lowerBound], before.contains(" "),
      before.reversed().prefix(Self.maxTitleLength).allSatisfy(\.isLowercase), before.count > Self.maxTitleLength
    {
      end = before
    }
    // “Anna Berg am”, “Anna Berg Jul”, before a truncated date.
    while let blank = end.lastIndex(of: " "), !(end.first?.isLowercase ?? true), case let word = end[end.index(after: blank)...],
      word.allSatisfy(\.isLowercase)
        || MonthNames.month(FoldedText.bytes(of: word.utf8), language: nil) != nil && end.count(where: { $0 == " " }) > 1
    { end = end[..<blank] }
    return UTF8Bytes.collapsed(end.drop { " \t\n:@ـ-–—".contains($0) }.utf8).trimmingSuffix { ".,:;".contains($0) }
  }

  /// Whether names of newsrooms and accounts contain the word.
  func isNonPersonWord(_ word: Substring) -> Bool { pack.isNotPerson(word) }

  /// One to five words, capitalized where the script has case, without words of newsroom names.
  func isPerson(_ name: String, isMarked: Bool) -> Bool {
    guard name.utf8.count < Self.maxLength, name.utf8.count > 2, !name.utf8.contains(UInt8(ascii: "@")), !NameShape.hasDigit(name),
      let first = name.unicodeScalars.first, first.properties.isAlphabetic, Agencies.id(of: name) == nil,
      !PictureSources.contains(FoldedText.bytes(of: name.utf8))
    else { return false }
    // “example.org”, but “J. B. Moore”.
    let dots =
      !name.utf8.contains(UInt8(ascii: "."))
      ? [] : name.indices.filter { name[$0] == "." && name.index(after: $0) < name.endIndex && name[name.index(after: $0)].isLowercase }
    guard dots.isEmpty else { return false }
    if NameShape.isEastAsian(first) { return 2...6 ~= name.unicodeScalars.count }
    let words = name.split { $0 == " " || $0 == "\u{A0}" }
    // Particles (“de”, “la”, “y”) do not count toward the word limit: “María José de la Fuente y Ruiz”.
    let most = words.count > Self.maxWords ? Self.maxWords + words.dropFirst().count(where: isParticle) : Self.maxWords
    guard (isMarked ? 1 : 2)...most ~= words.count,
      words.count > 1 || MonthNames.month(FoldedText.bytes(of: name.utf8), language: nil) == nil
    else { return false }
    guard !words.indices.contains(where: { isNonPersonWord(words[$0]) && !isOfSurname(words, $0) }), !name.hasSuffix("'s"),
      !name.hasSuffix("’s")
    else { return false }
    // “deutscher Journalist”: no name begins in lowercase, except with “von”, “de”, “al”.
    if words.count > 1, words[0].first?.isLowercase ?? false, !pack.isNameParticle(words[0]) { return false }
    return isMarked || words.allSatisfy { pack.isNameParticle($0) || !($0.first?.isLowercase ?? true) }
  }

  /// Whether the word is a name particle: “de”, “la”, the “y” of Spanish surnames.
  private func isParticle(_ word: Substring) -> Bool {
    word.first?.isLowercase ?? false && (pack.isNameParticle(word) || word.utf8.count == 1)
  }

  /// “van der Meer”, “Le Goff”: a particle, and the word after it, are part of a name whatever they mean elsewhere.
  private func isOfSurname(_ words: [Substring], _ at: Int) -> Bool {
    func isParticle(_ at: Int) -> Bool { pack.isNameParticle(words[at]) }
    return at > 0 && (isParticle(at) && at + 1 < words.count || at > 1 && isParticle(at - 1))
  }
}
