import Winnow

/// Parses the date in a short text: “5. März 2024”, “March 5th, 2024”, “٤ نيسان/أبريل ٢٠١٨”, “۱۵ اسفند ۱۴۰۲”, “2024年3月5日”, “令和6年3月5日”.
struct DateReader: Sendable {
  /// The language code of the page, for month names shared by several languages and for the calendar of Persian pages.
  let language: String?
  /// Whether 3/5/2024 is March 5.
  let monthFirst: Bool
  /// Whether 5.3.24 is a date: next to a heading it is, elsewhere it may be a version number.
  var readsShortYears = false

  /// - Parameter tag: the BCP 47 tag of the page's language.
  init(tag: String?) {
    let parts = (tag ?? "").lowercased().split { $0 == "-" || $0 == "_" }
    language = parts.first.map { String($0) }
    let region = parts.dropFirst().last { $0.utf8.count == 2 }
    monthFirst = language == "en" && (region == nil || region == "us" || region == "ph")
  }

  /// Excludes most texts by their bytes: a date has a digit, of ASCII or of a script with its own digits.
  static func mayContainDate(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { 0x30...0x39 ~= $0 || $0 == 0xD9 || $0 == 0xDB || $0 == 0xE0 || $0 == 0xEF } || EastAsianYear.occurs(in: text)
  }

  /// Maximum bytes of a text that are read.
  private static let maxBytes = 400

  /// The first date in the text.
  func firstDate(in text: some StringProtocol) -> CivilDate? { firstDate(in: Array(text.utf8.prefix(Self.maxBytes))) }

  func firstDate(in bytes: [UInt8]) -> CivilDate? {
    let tokens = Token.all(in: bytes)
    return tokens.indices.lazy.compactMap { reading(tokens, $0) }.first.map { day(of: $0, tokens) }
  }

  private func day(of found: Reading, _ tokens: [Token]) -> CivilDate {
    found.calendar == .hijri ? gregorian(tokens, after: found) ?? found.day : found.day
  }

  /// The first date that is not marked as that of a change: “Updated March 10, 2021; published March 9, 2021”.
  func published(in text: some StringProtocol) -> (day: CivilDate, isChange: Bool)? {
    var first: CivilDate?
    let day = firstDay(of: tokens(of: text)) { day, isChange in
      first = first ?? day
      return !isChange
    }
    return day.map { ($0, false) } ?? first.map { ($0, true) }
  }

  /// The first day that the text calls that of a change.
  func changed(in text: some StringProtocol) -> CivilDate? {
    let tokens = self.tokens(of: text)
    return tokens.contains(where: \.isUpdateWord) ? firstDay(of: tokens) { _, isChange in isChange } : nil
  }

  private func tokens(of text: some StringProtocol) -> [Token] { Token.all(in: Array(text.utf8.prefix(Self.maxBytes))) }

  /// The first date that is wanted.
  ///
  /// - Parameter isWanted: receives each date, and whether a word of change is between it and the one before.
  private func firstDay(of tokens: [Token], where isWanted: (CivilDate, Bool) -> Bool) -> CivilDate? {
    var at = 0
    var end = 0
    while at < tokens.count {
      guard let found = reading(tokens, at) else {
        at += 1
        continue
      }
      let day = self.day(of: found, tokens)
      if isWanted(day, tokens[end..<at].contains(where: \.isUpdateWord)) { return day }
      end = max(found.end, at + 1)
      at = end
    }
    return nil
  }

  /// The Gregorian date after an Islamic one, if both are the same day, up to the sighting of the month.
  private func gregorian(_ tokens: [Token], after islamic: Reading) -> CivilDate? {
    let other = tokens.indices[islamic.end...].prefix(Self.maxTokensBetween).lazy.compactMap { reading(tokens, $0) }.first
    guard let other, other.calendar == .gregorian, abs(other.day.julianDay - islamic.day.julianDay) <= Self.maxSightingDifference else {
      return nil
    }
    return other.day
  }

  /// “1 رمضان 1445 هـ الموافق 11 مارس 2024”.
  private static let maxTokensBetween = 12, maxSightingDifference = 2

  /// The date that is the whole text.
  func wholeDate(_ text: some StringProtocol) -> CivilDate? {
    let tokens = Token.all(in: Array(text.utf8.prefix(Self.maxLeadingBytes)))
    return tokens.indices.prefix(2).lazy.compactMap { reading(tokens, $0) }.first { $0.end == tokens.count }?.day
  }

  /// The date at the beginning of a text, followed by a dash, a colon or a quotation mark.
  func leadingDate(in text: some StringProtocol) -> CivilDate? {
    guard let first = text.utf8.first, first > 0x7F || 0x30...0x39 ~= first else { return nil }
    let tokens = Token.all(in: Array(text.utf8.prefix(Self.maxLeadingBytes)))
    for at in tokens.indices.prefix(2) {
      guard let found = reading(tokens, at), found.end < tokens.count, case .sign(let sign) = tokens[found.end],
        Self.dividers.contains(sign)
      else { continue }
      return found.day
    }
    return nil
  }

  /// Maximum bytes of such a date.
  private static let maxLeadingBytes = 80
  private static let dividers: Set<Unicode.Scalar> = ["-", "–", "—", "―", "|", ":", "•", "·", "„", "“", "\"", "«", "»"]

  /// A date, its calendar, and the index after its last token.
  private struct Reading { let day: CivilDate, calendar: Calendar, end: Int }

  /// - Returns: the date that begins at this token.
  private func reading(_ tokens: [Token], _ at: Int) -> Reading? {
    (numbers(tokens, at) ?? named(tokens, at)).flatMap { $0.day.isPlaceholder ? nil : $0 }
  }

  // MARK: Numbers alone

  private func numbers(_ tokens: [Token], _ at: Int) -> Reading? {
    guard case .number(let a, let digits) = tokens[at] else { return nil }
    guard let (b, next) = number(tokens, after: at), next - at == 2, let (c, last) = number(tokens, after: next), last - next == 2 else {
      return nil
    }
    func found(_ calendar: Calendar, _ year: Int, _ month: Int, _ day: Int) -> Reading? {
      calendar.civil(year: year, month: month, day: day).map { Reading(day: $0, calendar: calendar, end: last + 1) }
    }
    if digits == 3, tokens[at + 1] == .sign("年"), Self.taiwanese ~= a { return found(.gregorian, a + EastAsianYear.beforeRepublic, b, c) }
    if digits == 4 { return found(calendar(a, tokens, after: last), a, b, c) }
    let sign = tokens[at + 1]
    let isCounted = if case .word = sign { true } else { false }
    guard digits <= 2, case .number(_, let ofYear) = tokens[last], isCounted || sign == tokens[next + 1] else { return nil }
    if ofYear == 2, readsShortYears, case .sign(let mark) = sign, [".", "/", "-"].contains(mark) {
      if mark == "/" && monthFirst, let day = found(.gregorian, 2000 + c, a, b) { return day }
      return Calendar.isPersian(language) ? found(.jalali, Calendar.jalaliYear(a), b, c) : found(.gregorian, 2000 + c, b, a)
    }
    guard ofYear == 4 else { return nil }
    let calendar = calendar(c, tokens, after: last)
    if sign == .sign("/") && monthFirst, let day = found(calendar, c, a, b) { return day }
    return found(calendar, c, b, a) ?? found(calendar, c, a, b)
  }

  /// The number after one sign or counter word: 年, 년, tháng.
  private func number(_ tokens: [Token], after at: Int) -> (value: Int, at: Int)? {
    guard at + 2 < tokens.count, case .number(let value, let digits) = tokens[at + 2], digits <= 4 else { return nil }
    switch tokens[at + 1] {
    case .sign(let sign): return DateWords.joins.contains(sign) ? (value, at + 2) : nil
    case .word(let key): return DateWords.counters.contains(key) ? (value, at + 2) : nil
    case .number: return nil
    }
  }

  /// The plausible years of the Republic of China, if its name does not precede them.
  private static let taiwanese = 100...150

  /// The calendar of a numeric year, possibly named by the tokens after it.
  private func calendar(_ year: Int, _ tokens: [Token], after last: Int) -> Calendar {
    let calendar = Calendar.counting(year, language: language)
    guard calendar != .gregorian else { return calendar }
    let words: [[UInt8]] = tokens[(last + 1)...].prefix(4).compactMap { if case .word(let key) = $0 { key } else { nil } }
    if let named = words.lazy.compactMap({ DateWords.calendars[$0] }).first { return named }
    return words.first.map(DateWords.hijra.contains) ?? false && calendar == .jalali && !Calendar.isPersian(language) ? .hijri : calendar
  }

  // MARK: Names of months

  private func named(_ tokens: [Token], _ at: Int) -> Reading? {
    guard let (month, end) = month(tokens, at) else { return nil }
    func found(_ year: Int, _ day: Int, _ end: Int) -> Reading? {
      month.calendar.civil(year: year, month: month.number, day: day).map { Reading(day: $0, calendar: month.calendar, end: end) }
    }
    var next = end
    // “نيسان/أبريل”: the same month by two names.
    if next + 1 < tokens.count, tokens[next] == .sign("/"), let (other, after) = self.month(tokens, next + 1), other.number == month.number
    {
      next = after
    }
    let before = value(tokens, before: at)
    let (first, afterFirst) = value(tokens, from: next)
    if let before, before.digits <= 2, let first, first.digits == 4 { return found(first.value, before.value, afterFirst) }
    guard let first, first.digits <= 2 else { return nil }
    if let before, before.digits <= 2, first.digits == 2, readsShortYears, month.calendar == .jalali {
      return found(Calendar.jalaliYear(first.value), before.value, afterFirst)
    }
    if let before, before.digits <= 2, first.digits == 2, readsShortYears, month.calendar == .gregorian, isEnd(tokens, afterFirst) {
      // Years of the Buddhist era are 543 ahead.
      return found((language == "th" ? 2500 : 2000) + first.value, before.value, afterFirst)
    }
    // “March 5, 2024”, and “2024. március 5.”
    if case (let second?, let afterSecond) = value(tokens, from: afterFirst), second.digits == 4 {
      return found(second.value, first.value, afterSecond)
    }
    if let before, before.digits == 4 { return found(before.value, first.value, afterFirst) }
    return nil
  }

  /// Whether a date may end before this token: a two-digit number is not a year if a time or a unit follows.
  private func isEnd(_ tokens: [Token], _ at: Int) -> Bool {
    guard at < tokens.count else { return true }
    return switch tokens[at] {
    case .sign(let sign): Self.dayEnds.contains(sign)
    case .word: language == "th"
    case .number: false
    }
  }

  private static let dayEnds: Set<Unicode.Scalar> = [",", "|", "•", "·", "-", "–", "—", "("]

  private func month(_ tokens: [Token], _ at: Int) -> (month: MonthNames.Month, end: Int)? {
    guard case .word(let key) = tokens[at] else { return nil }
    if at + 1 < tokens.count, case .word(let second) = tokens[at + 1], let month = MonthNames.month(key + second, language: language) {
      return (month, at + 2)
    }
    // “ธ.ค.”
    if at + 2 < tokens.count, key.first == 0xE0, tokens[at + 1] == .sign("."), case .word(let second) = tokens[at + 2],
      let month = MonthNames.month(key + second, language: language)
    {
      return (month, at + 3)
    }
    return MonthNames.month(key, language: language).map { ($0, at + 1) }
  }

  /// Signs between a day, its month and its year: “March 5, 2024”.
  private static let fillerSigns: Set<Unicode.Scalar> = [".", ",", "،", "º", "°", "'", "’", "-", "/"]

  private func isFiller(_ token: Token) -> Bool {
    switch token {
    case .sign(let sign): Self.fillerSigns.contains(sign)
    case .word(let key): DateWords.fillers.contains(key)
    case .number: false
    }
  }

  private func value(_ tokens: [Token], before at: Int) -> (value: Int, digits: Int)? {
    var at = at - 1
    var skipped = 0
    while at >= 0, skipped < 3, isFiller(tokens[at]) { (at, skipped) = (at - 1, skipped + 1) }
    guard at >= 0, case .number(let value, let digits) = tokens[at] else { return nil }
    return (value, digits)
  }

  private func value(_ tokens: [Token], from at: Int) -> ((value: Int, digits: Int)?, Int) {
    var at = at
    var skipped = 0
    while at < tokens.count, skipped < 5, isFiller(tokens[at]) { (at, skipped) = (at + 1, skipped + 1) }
    guard at < tokens.count, case .number(let value, let digits) = tokens[at] else { return (nil, at) }
    return ((value, digits), at + 1)
  }
}
