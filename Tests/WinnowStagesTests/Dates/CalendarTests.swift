import Testing

@testable import WinnowStages

/// Dates of the Persian and the Islamic calendar against printed almanacs.
@Suite struct CalendarTests {
  @Test(arguments: [
    (1410, 1, 1, "1989-08-02"), (1420, 9, 1, "1999-12-09"), (1430, 10, 1, "2009-09-20"), (1440, 12, 1, "2019-08-02"),
    (1444, 9, 1, "2023-03-23"), (1444, 10, 1, "2023-04-21"),
    (1445, 9, 1, "2024-03-11"), (1445, 9, 30, "2024-04-09"), (1446, 1, 1, "2024-07-07"), (1446, 9, 1, "2025-03-01"),
    (1447, 1, 1, "2025-06-26"), (1500, 12, 30, "2077-11-16"),
  ])
  func `Islamic dates`(_ year: Int, _ month: Int, _ day: Int, _ civil: String) {
    #expect(Calendar.hijri.civil(year: year, month: month, day: day)?.text == civil)
  }

  @Test(arguments: [
    (1399, 12, 30, "2021-03-20"), (1400, 1, 1, "2021-03-21"), (1402, 12, 29, "2024-03-19"), (1403, 1, 1, "2024-03-20"),
    (1403, 12, 30, "2025-03-20"), (1404, 7, 30, "2025-10-22"), (1357, 11, 22, "1979-02-11"),
  ])
  func `Persian dates`(_ year: Int, _ month: Int, _ day: Int, _ civil: String) {
    #expect(Calendar.jalali.civil(year: year, month: month, day: day)?.text == civil)
  }

  @Test(arguments: [
    (Calendar.jalali, 1402, 12, 30), (.jalali, 1402, 7, 31), (.jalali, 1402, 0, 1), (.hijri, 1445, 10, 30), (.hijri, 1445, 13, 1),
    (.hijri, 1364, 1, 1), (.hijri, 1501, 1, 1),
  ])
  func `invalid calendar days are rejected`(_ calendar: Calendar, _ year: Int, _ month: Int, _ day: Int) {
    #expect(calendar.civil(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(Calendar.jalali, 1370...1430), (.hijri, 1366...1499)])
  func `dates are consecutive and unique`(_ calendar: Calendar, _ years: ClosedRange<Int>) {
    let days = years.flatMap { year in
      (1...12).flatMap { month in (1...31).compactMap { calendar.civil(year: year, month: month, day: $0)?.julianDay } }
    }
    #expect(zip(days, days.dropFirst()).allSatisfy { $1 == $0 + 1 })
    #expect(days.count > years.count * 354)
  }
}
