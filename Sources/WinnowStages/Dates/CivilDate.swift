/// A day of the Gregorian calendar.
struct CivilDate: Hashable, Sendable {
  let year: Int, month: Int, day: Int

  /// - Returns: `nil` for what is no day, or none that a page of the web tells of.
  init?(year: Int, month: Int, day: Int) {
    guard 1900...2100 ~= year, 1...12 ~= month, day >= 1, day <= Self.days(of: month, in: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day so many days after the first of 1970.
  init?(daysSince1970 days: Int) {
    guard let date = Calendar.civil(julianDay: days + 2_440_588) else { return nil }
    self = date
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether it is the day that programs write where they know none.
  var isUnknown: Bool { year == 1970 && month == 1 && day == 1 }

  /// Whether there were pages of the web on that day.
  var isOfTheWeb: Bool { year > 1990 }

  /// `2024-03-05`.
  var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}

/// The calendars that pages date themselves by.
enum Calendar: Sendable {
  case gregorian
  /// The Persian solar calendar, by its rule of 2,820 years as programs keep it: right from 1799 to 2256.
  case jalali
  /// The Islamic calendar by reckoning (civil epoch, leap years 2, 5, 7, 10, …). Where a month begins by sight, it may be a day off.
  case hijri

  /// The years that a page may be of.
  var years: ClosedRange<Int> {
    switch self {
    case .gregorian: 1900...2100
    case .jalali: 1300...1480
    case .hijri: 1318...1520
    }
  }

  func civil(year: Int, month: Int, day: Int) -> CivilDate? {
    guard years ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
    switch self {
    case .gregorian: return CivilDate(year: year, month: month, day: day)
    case .jalali:
      let y = year + 1595
      let days = -355_668 + 365 * y + y / 33 * 8 + (y % 33 + 3) / 4 + day + (month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186)
      return Self.civil(julianDay: days + Self.yearZero)
    case .hijri:
      return Self.civil(julianDay: (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385)
    }
  }

  /// The Julian day before the first of the Gregorian year 0, as the rule of the Persian calendar counts.
  private static let yearZero = 1_721_060

  /// Richards' algorithm, in the Explanatory Supplement to the Astronomical Almanac, 2013.
  fileprivate static func civil(julianDay: Int) -> CivilDate? {
    let f = julianDay + 1401 + (4 * julianDay + 274_277) / 146_097 * 3 / 4 - 38
    let e = 4 * f + 3, g = e % 1461 / 4, h = 5 * g + 2
    let day = h % 153 / 5 + 1, month = (h / 153 + 2) % 12 + 1
    return CivilDate(year: e / 1461 - 4716 + (14 - month) / 12, month: month, day: day)
  }
}
