import Winnow

/// The names of months, from the data files of all languages.
enum MonthNames {
  struct Month: Sendable { let calendar: Calendar, number: Int }

  /// By language, then by the folded name.
  private static let byLanguage: [String: [[UInt8]: Month]] = {
    var all: [String: [[UInt8]: Month]] = [:]
    for language in LanguageFiles.embeddedFile("months").members() {
      for (key, calendar) in [("gregorian", Calendar.gregorian), ("hijri", .hijri), ("jalali", .jalali)] {
        for (index, names) in (language.node.value[key]?.array ?? []).enumerated() {
          for name in (names.string ?? "").split(separator: "|") {
            all[language.key, default: [:]][FoldedText.bytes(of: name.utf8)] = Month(calendar: calendar, number: index + 1)
          }
        }
      }
    }
    return all
  }()

  /// Names that several languages share, with the most widely known meaning.
  private static let anywhere: [[UInt8]: Month] = {
    var names: [[UInt8]: Month] = [:]
    for language in byLanguage.keys.sorted() { names.merge(byLanguage[language] ?? [:]) { first, _ in first } }
    return names.merging(byLanguage["en"] ?? [:]) { $1 }
  }()

  static let maxLength = anywhere.keys.map(\.count).max() ?? 0

  /// The month with this folded name: in the page's language first, then in any.
  static func month(_ key: [UInt8], language: String?) -> Month? {
    guard key.count <= maxLength else { return nil }
    return language.flatMap { byLanguage[$0]?[key] } ?? anywhere[key]
  }
}
