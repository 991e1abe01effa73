/// The calendars of dates on pages.
enum Calendar: Sendable {
  case gregorian
  /// The Persian solar calendar (Solar Hijri), by the usual 33-year rule: correct from 1799 to 2256.
  case jalali
  /// The Islamic calendar of Saudi Arabia, Umm al-Qura. Where months begin by sighting, it may be a day off.
  case hijri

  /// The plausible years of the Buddhist era, and their offset.
  static let buddhistYears = 2443...2643, buddhistEraOffset = 543

  /// The plausible years of a page.
  var years: ClosedRange<Int> {
    switch self {
    case .gregorian: 1900...2100
    case .jalali: 1300...1480
    case .hijri: IslamicMonths.years
    }
  }

  /// The languages whose pages use Persian years.
  private static let persian: Set<String> = ["fa", "prs", "ps", "ckb", "azb", "glk", "haz", "lrc", "mzn"]
  static func isPersian(_ language: String?) -> Bool { language.map(persian.contains) ?? false }
  /// The last solar year on such a page, and on a page of another language: the Islamic years up to it ended before the web existed.
  private static let lastJalaliYear = 1430, lastJalaliYearElsewhere = 1410
  /// The first Persian year that ends after the web began; on pages of other languages an earlier year is Islamic.
  private static let firstElsewhere = 1369

  /// The calendar of a numeric year on a page in this language: 1402 is a Persian year, 1445 an Islamic one.
  static func counting(_ year: Int, language: String?) -> Calendar {
    guard year < Calendar.gregorian.years.lowerBound else { return .gregorian }
    return isPersian(language)
      ? year <= lastJalaliYear ? .jalali : .hijri : firstElsewhere...lastJalaliYearElsewhere ~= year ? .jalali : .hijri
  }

  /// A Persian year of two digits: those since the web began are from 1370 on.
  static func jalaliYear(_ digits: Int) -> Int { digits >= 70 ? 1300 + digits : 1400 + digits }

  /// Converts a date to the Gregorian calendar.
  /// - Returns: `nil` for an invalid date.
  func civil(year: Int, month: Int, day: Int) -> CivilDate? {
    // Thai pages use the Buddhist era.
    let year = self == .gregorian && Self.buddhistYears ~= year ? year - Self.buddhistEraOffset : year
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

  /// The Julian day of the first day of a Persian month.
  private static func persianDay(year: Int, month: Int) -> Int {
    let y = year + 1595
    return -355_667 + 365 * y + y / 33 * 8 + (y % 33 + 3) / 4 + (month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186) + yearZero
  }

  /// The Julian day before the first of Gregorian year 0, the epoch of the Persian calendar's rule.
  private static let yearZero = 1_721_060
}
