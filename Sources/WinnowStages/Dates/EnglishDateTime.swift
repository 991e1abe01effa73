import Winnow

/// Timestamps in English words: RFC 822 (`Tue, 09 Mar 2021 08:15:00 GMT`), JavaScript
/// (`Tue Mar 09 2021 08:15:00 GMT+0100 (CET)`), and the Unix `date` command (`Tue Mar  9 08:15:00 CET 2021`).
enum EnglishDateTime {
  /// - Returns: `nil` if day, month, year or time is missing.
  static func iso(_ bytes: [UInt8]) -> String? {
    guard bytes.contains(UInt8(ascii: ":")) else { return nil }
    var month: Int?
    var day: Int?
    var year: Int?
    var time: String?
    var zone: String?
    for word in bytes.split(whereSeparator: { UTF8Bytes.isASCIIWhitespace($0) || $0 == UInt8(ascii: ",") }).prefix(maxWords) {
      let text = String(decoding: word, as: UTF8.self)
      if let number = UTF8Bytes.decimalInteger(word) {
        if word.count == 4, year == nil { year = number } else if word.count <= 2, day == nil { day = number } else { return nil }
      } else if time == nil, word.contains(UInt8(ascii: ":")) {
        time = text
      } else if month == nil, let number = months[text.prefix(3).lowercased()], word.allSatisfy({ 0x41...0x7A ~= $0 }) {
        month = number
      } else if time != nil, zone == nil {
        zone = zones[text] ?? text
      }
    }
    guard let year, let month, let day, let time, let date = CivilDate(year: year, month: month, day: day), !date.isPlaceholder else {
      return nil
    }
    return date.text + Timestamp.clock(Array("T\(time)\(zone ?? "")".utf8)[...])
  }

  private static let maxWords = 8

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].enumerated().map {
      ($0.element, $0.offset + 1)
    })
  /// Those of RFC 822, and others that programs write, from `time-zones.json`.
  private static let zones = Dictionary(
    uniqueKeysWithValues: DataFile.builtIn("time-zones.json", PackageResources.time_zones_json) {
      file throws(DataFile.Mistake) in try file.texts()
    }.map { ($0.key, $0.value) })
}
