/// The calendars that pages date themselves by.
enum Calendar: Sendable {
  case gregorian
  /// The Persian solar calendar, by its rule of 33 years as programs keep it: right from 1799 to 2256.
  case jalali
  /// The Islamic calendar of Saudi Arabia, Umm al-Qura. Where a month begins by sight, it may be a day off.
  case hijri

  /// Years of the Buddhist era that a page may be of, and how far they are ahead.
  static let buddhist = 2443...2643, beforeBuddhist = 543

  /// The years that a page may be of.
  var years: ClosedRange<Int> {
    switch self {
    case .gregorian: 1900...2100
    case .jalali: 1300...1480
    case .hijri: IslamicMonths.years
    }
  }

  /// The languages whose pages count Persian years.
  private static let persian: Set<String> = ["fa", "prs", "ps", "ckb", "azb", "glk", "haz", "lrc", "mzn"]
  static func isPersian(_ language: String?) -> Bool { language.map(persian.contains) ?? false }
  /// The last year that such a page counts by the sun, and that a page of another language does: the Islamic years up to it ended before
  /// there was a web.
  private static let lastOfPersian = 1430, lastElsewhere = 1410
  /// The first Persian year that ends on the web; what pages of other languages tell of an earlier one is an Islamic year.
  private static let firstElsewhere = 1369

  /// The calendar that a year in digits is of, on a page of this language: 1402 is a Persian year, 1445 an Islamic one.
  static func counting(_ year: Int, language: String?) -> Calendar {
    guard year < Calendar.gregorian.years.lowerBound else { return .gregorian }
    return isPersian(language) ? year <= lastOfPersian ? .jalali : .hijri : firstElsewhere...lastElsewhere ~= year ? .jalali : .hijri
  }

  /// The Persian year of two digits: those of the web are from 1370 on.
  static func jalaliYear(_ digits: Int) -> Int { digits >= 70 ? 1300 + digits : 1400 + digits }

  /// - Returns: `nil` for a day that the calendar does not have.
  func civil(year: Int, month: Int, day: Int) -> CivilDate? {
    // Thai pages count years from the death of the Buddha.
    let year = self == .gregorian && Self.buddhist ~= year ? year - Self.beforeBuddhist : year
    guard years ~= year, 1...12 ~= month else { return nil }
    switch self {
    case .gregorian: return CivilDate(year: year, month: month, day: day)
    case .jalali:
      let start = Self.persianDay(year: year, month: month)
      let next = month < 12 ? Self.persianDay(year: year, month: month + 1) : Self.persianDay(year: year + 1, month: 1)
      return day >= 1 && day <= next - start ? CivilDate(julianDay: start + day - 1) : nil
    case .hijri: return IslamicMonths.julianDay(year: year, month: month, day: day).flatMap(CivilDate.init(julianDay:))
    }
  }

  /// The Julian day of the first of a Persian month.
  private static func persianDay(year: Int, month: Int) -> Int {
    let y = year + 1595
    return -355_667 + 365 * y + y / 33 * 8 + (y % 33 + 3) / 4 + (month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186) + yearZero
  }

  /// The Julian day before the first of the Gregorian year 0, as the rule of the Persian calendar counts.
  private static let yearZero = 1_721_060
}
