/// A date of the Gregorian calendar.
struct CivilDate: Hashable, Sendable {
  let year: Int, month: Int, day: Int

  /// - Returns: `nil` for an invalid date, or an implausible one for a web page.
  init?(year: Int, month: Int, day: Int) {
    guard 1900...2100 ~= year, 1...12 ~= month, day >= 1, day <= Self.days(of: month, in: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The date this number of days after 1970-01-01.
  init?(daysSince1970 days: Int) {
    self.init(julianDay: days + 2_440_588)
  }

  /// Richards' algorithm, Explanatory Supplement to the Astronomical Almanac, 2013.
  init?(julianDay: Int) {
    let f = julianDay + 1401 + (4 * julianDay + 274_277) / 146_097 * 3 / 4 - 38
    let e = 4 * f + 3
    let g = e % 1461 / 4
    let h = 5 * g + 2
    let day = h % 153 / 5 + 1
    let month = (h / 153 + 2) % 12 + 1
    self.init(year: e / 1461 - 4716 + (14 - month) / 12, month: month, day: day)
  }

  /// Its Julian day at noon.
  var julianDay: Int {
    let a = (14 - month) / 12
    let y = year + 4800 - a
    let m = month + 12 * a - 3
    return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32_045
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether it is a placeholder date: the Unix epoch (also in American time zones) or 1900-01-01.
  var isPlaceholder: Bool { month == 1 && day == 1 && (year == 1970 || year == 1900) || year == 1969 && month == 12 && day == 31 }

  /// Whether the web existed on that day.
  var isPlausiblePublicationDate: Bool { year > 1990 }

  /// `2024-03-05`.
  var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
