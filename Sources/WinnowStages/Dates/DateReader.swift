import Winnow

/// Reads the day that a short text tells: “5. März 2024”, “March 5th, 2024”, “٤ نيسان/أبريل ٢٠١٨”, “۱۵ اسفند ۱۴۰۲”, “2024年3月5日”.
struct DateReader: Sendable {
  /// The code of the page's language, for names of months that languages share and for the calendar of Persian pages.
  let language: String?
  /// Whether 3/5/2024 is the fifth of March.
  let monthFirst: Bool
  /// Whether 5.3.24 is a day: beside a heading it is, elsewhere it may be the number of a version.
  var readsShortYears = false

  /// - Parameter tag: the language of the page as a BCP 47 tag.
  init(tag: String?) {
    let parts = (tag ?? "").lowercased().split { $0 == "-" || $0 == "_" }
    language = parts.first.map { String($0) }
    let region = parts.dropFirst().last { $0.utf8.count == 2 }
    monthFirst = language == "en" && (region == nil || region == "us" || region == "ph")
  }

  /// Tells most texts by their bytes: there is no day without a digit, of ASCII or of a script with digits of its own.
  static func mayTellDay(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { 0x30...0x39 ~= $0 || $0 == 0xD9 || $0 == 0xDB || $0 == 0xE0 || $0 == 0xEF }
  }

  /// More of a text than this is not looked at.
  private static let mostBytes = 400

  /// The first day that the text tells.
  func day(in text: some StringProtocol) -> CivilDate? { day(in: Array(text.utf8.prefix(Self.mostBytes))) }

  func day(in bytes: [UInt8]) -> CivilDate? {
    let tokens = Token.all(in: bytes)
    for at in tokens.indices {
      if let day = reading(tokens, at)?.day { return day }
    }
    return nil
  }

  /// The day that is all that the text says.
  func day(alone text: some StringProtocol) -> CivilDate? {
    let tokens = Token.all(in: Array(text.utf8.prefix(Self.mostOpeningBytes)))
    return tokens.indices.prefix(2).lazy.compactMap { reading(tokens, $0) }.first { $0.end == tokens.count }?.day
  }

  /// The day that a text opens with, where a dash, a colon or a quotation mark parts it from the rest.
  func day(opening text: some StringProtocol) -> CivilDate? {
    guard let first = text.utf8.first, first > 0x7F || 0x30...0x39 ~= first else { return nil }
    let tokens = Token.all(in: Array(text.utf8.prefix(Self.mostOpeningBytes)))
    for at in tokens.indices.prefix(2) {
      guard let (day, end) = reading(tokens, at), end < tokens.count, case .sign(let sign) = tokens[end], Self.dividers.contains(sign) else { continue }
      return day
    }
    return nil
  }

  /// More than any day takes.
  private static let mostOpeningBytes = 80
  private static let dividers: Set<Unicode.Scalar> = ["-", "–", "—", "―", "|", ":", "•", "·", "„", "“", "\"", "«", "»"]

  /// - Returns: the day that begins at this token, and the place behind it.
  private func reading(_ tokens: [Token], _ at: Int) -> (day: CivilDate, end: Int)? { numbers(tokens, at) ?? named(tokens, at) }

  // MARK: Numbers alone

  /// - Returns: the day, and the place behind it.
  private func numbers(_ tokens: [Token], _ at: Int) -> (day: CivilDate, end: Int)? {
    guard case .number(let a, let digits) = tokens[at] else { return nil }
    guard let (b, next) = number(tokens, behind: at), next - at == 2, let (c, last) = number(tokens, behind: next), last - next == 2 else { return nil }
    func found(_ day: CivilDate?) -> (day: CivilDate, end: Int)? { day.map { ($0, last + 1) } }
    if digits == 4 { return found(calendar(a).civil(year: a, month: b, day: c)) }
    let sign = tokens[at + 1], isCounted = if case .word = sign { true } else { false }
    guard digits <= 2, case .number(_, let ofYear) = tokens[last], isCounted || sign == tokens[next + 1] else { return nil }
    if ofYear == 2, readsShortYears, sign == .sign(".") { return found(Calendar.gregorian.civil(year: 2000 + c, month: b, day: a)) }
    guard ofYear == 4 else { return nil }
    let calendar = calendar(c)
    if sign == .sign("/") && monthFirst, let day = calendar.civil(year: c, month: a, day: b) { return (day, last + 1) }
    return found(calendar.civil(year: c, month: b, day: a) ?? calendar.civil(year: c, month: a, day: b))
  }

  /// The number behind one sign or counting word: 年, 년, tháng.
  private func number(_ tokens: [Token], behind at: Int) -> (value: Int, at: Int)? {
    guard at + 2 < tokens.count, case .number(let value, let digits) = tokens[at + 2], digits <= 4 else { return nil }
    switch tokens[at + 1] {
    case .sign(let sign): return Self.joins.contains(sign) ? (value, at + 2) : nil
    case .word(let key): return Self.counters.contains(key) ? (value, at + 2) : nil
    case .number: return nil
    }
  }

  private static let joins: Set<Unicode.Scalar> = ["-", "/", ".", "|", "年", "月", "–", "‑"]
  private static let counters: Set<[UInt8]> = Set(["년", "월", "tháng", "năm"].map { Loose.bytes(of: $0.utf8) })

  /// 1402 is a year of Persian pages, or of Arabic ones by the moon.
  private func calendar(_ year: Int) -> Calendar {
    guard !(Calendar.gregorian.years ~= year) else { return .gregorian }
    return language == "fa" ? .jalali : .hijri
  }

  // MARK: Names of months

  private func named(_ tokens: [Token], _ at: Int) -> (day: CivilDate, end: Int)? {
    guard let (month, end) = month(tokens, at) else { return nil }
    func found(_ year: Int, _ day: Int, _ end: Int) -> (day: CivilDate, end: Int)? { month.calendar.civil(year: year, month: month.number, day: day).map { ($0, end) } }
    var next = end
    // “نيسان/أبريل”: the same month by two names.
    if next + 1 < tokens.count, tokens[next] == .sign("/"), let (other, behind) = self.month(tokens, next + 1), other.number == month.number { next = behind }
    let before = value(tokens, before: at), (first, afterFirst) = value(tokens, from: next)
    if let before, before.digits <= 2, let first, first.digits == 4 { return found(first.value, before.value, afterFirst) }
    guard let first, first.digits <= 2 else { return nil }
    // “March 5, 2024”, and “2024. március 5.”
    if case let (second?, afterSecond) = value(tokens, from: afterFirst), second.digits == 4 { return found(second.value, first.value, afterSecond) }
    if let before, before.digits == 4 { return found(before.value, first.value, afterFirst) }
    return nil
  }

  private func month(_ tokens: [Token], _ at: Int) -> (month: MonthNames.Month, end: Int)? {
    guard case .word(let key) = tokens[at] else { return nil }
    if at + 1 < tokens.count, case .word(let second) = tokens[at + 1], let month = MonthNames.month(key + second, language: language) { return (month, at + 2) }
    return MonthNames.month(key, language: language).map { ($0, at + 1) }
  }

  /// Small words and signs between a day, its month and its year: “5 de marzo de 2024”, “5th of March, 2024”.
  private static let fillers: Set<[UInt8]> = Set(["de", "del", "of", "th", "st", "nd", "rd", "er", "m", "d", "г", "عام", "سنة", "من"].map { Loose.bytes(of: $0.utf8) })
  private static let fillerSigns: Set<Unicode.Scalar> = [".", ",", "،", "º", "°", "'", "’", "-", "/"]

  private func isFiller(_ token: Token) -> Bool {
    switch token {
    case .sign(let sign): Self.fillerSigns.contains(sign)
    case .word(let key): Self.fillers.contains(key)
    case .number: false
    }
  }

  private func value(_ tokens: [Token], before at: Int) -> (value: Int, digits: Int)? {
    var at = at - 1, skipped = 0
    while at >= 0, skipped < 3, isFiller(tokens[at]) { (at, skipped) = (at - 1, skipped + 1) }
    guard at >= 0, case .number(let value, let digits) = tokens[at] else { return nil }
    return (value, digits)
  }

  private func value(_ tokens: [Token], from at: Int) -> ((value: Int, digits: Int)?, Int) {
    var at = at, skipped = 0
    while at < tokens.count, skipped < 3, isFiller(tokens[at]) { (at, skipped) = (at + 1, skipped + 1) }
    guard at < tokens.count, case .number(let value, let digits) = tokens[at] else { return (nil, at) }
    return ((value, digits), at + 1)
  }

  // MARK: Tokens

  private enum Token: Equatable {
    /// Digits of any script.
    case number(Int, digits: Int)
    /// A run of letters, in loose form.
    case word([UInt8])
    case sign(Unicode.Scalar)

    static func all(in bytes: [UInt8]) -> [Token] {
      var tokens: [Token] = [], at = 0, word: [UInt8] = [], number = 0, digits = 0
      func flush() {
        if !word.isEmpty { tokens.append(.word(Loose.bytes(of: word))) }
        if digits > 0 { tokens.append(.number(number, digits: digits)) }
        (word, number, digits) = ([], 0, 0)
      }
      while at < bytes.count {
        let start = at, scalar = TextBytes.scalar(in: bytes, at: &at)
        if let digit = digit(scalar) {
          if digits == 0 { flush() }
          if digits < 9 { (number, digits) = (number * 10 + digit, digits + 1) }
        } else if scalar == "年" || scalar == "月" || scalar == "日" {
          flush()
          tokens.append(.sign(scalar))
        } else if scalar.value > 0x7F ? scalar.properties.isAlphabetic || scalar.properties.isGraphemeExtend : (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A {
          if digits > 0 { flush() }
          word += bytes[start..<at]
        } else {
          flush()
          if scalar.value > 0x20, !scalar.properties.isWhitespace, !isMark(scalar) { tokens.append(.sign(scalar)) }
        }
      }
      flush()
      return tokens
    }

    /// Marks of the writing direction.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { 0x200B...0x200F ~= scalar.value || 0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
      switch scalar.value {
      case 0x30...0x39: Int(scalar.value - 0x30)
      case 0x660...0x669: Int(scalar.value - 0x660)
      case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
      case 0x966...0x96F: Int(scalar.value - 0x966)
      case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
      default: nil
      }
    }
  }
}
