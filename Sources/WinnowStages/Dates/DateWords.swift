import Winnow

/// The words in dates except the names of months, of all languages, folded.
enum DateWords {
  /// Counters of years and months: “2024년 3월”, “tháng 3 năm 2024”.
  static let counters = Set(LanguageFiles.keys(of: "date-counters"))

  /// Characters between the numbers of a date: punctuation, and counters of one character (年).
  static let joins: Set<Unicode.Scalar> = Set(
    punctuation + LanguageFiles.strings(of: "date-counters").filter { $0.unicodeScalars.count == 1 }.flatMap(\.unicodeScalars))
  private static let punctuation: [Unicode.Scalar] = ["-", "/", ".", "|", "–", "‑"]

  /// Words between day, month and year: “5 de marzo de 2024”, “5th of March, 2024”.
  static let fillers = Set(LanguageFiles.keys(of: "date-fillers"))

  private enum CalendarKey: String, CaseIterable { case hijri, hijra, jalali }
  private static let names = DataFile.builtIn("calendar-names.json", LanguageFiles.bytes(of: "calendar-names") ?? []) {
    file throws(DataFile.Mistake) in try file.lists(CalendarKey.self).mapValues { $0.map { FoldedText.bytes(of: $0.utf8) } }
  }

  /// Suffixes that name the calendar of a year: solar (Jalali) and lunar (Hijri).
  static let calendars: [[UInt8]: Calendar] = [CalendarKey.jalali: Calendar.jalali, .hijri: .hijri].reduce(into: [:]) { named, calendar in
    for key in names[calendar.key] ?? [] { named[key] = calendar.value }
  }

  /// Marks of Hijri years on Arabic pages.
  static let hijra = Set(names[.hijra] ?? [])
}
