import Winnow

/// Moments as pages declare them.
enum Timestamp {
  /// An ISO 8601 day or moment, as it is written but for `/` in the place of `-`, and a blank in the place of `T`.
  ///
  /// - Returns: `nil` for what is none, or no day of the calendar.
  static func iso(_ text: String) -> String? {
    let bytes = Array(text.utf8.drop(while: TextBytes.isBlank).prefix(40))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-") || bytes[4] == UInt8(ascii: "/"), bytes[7] == bytes[4] else { return nil }
    guard let year = TextBytes.number(bytes[0..<4]), let month = TextBytes.number(bytes[5..<7]), let day = TextBytes.number(bytes[8..<10]), let date = CivilDate(year: year, month: month, day: day) else { return nil }
    return date.text + clock(bytes[10...])
  }

  /// `T10:30:00+01:00`, or nothing where no time of the day follows.
  private static func clock(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.count >= 6, let first = bytes.first, first == UInt8(ascii: "T") || first == TextBytes.space,
          bytes[bytes.startIndex + 3] == UInt8(ascii: ":"), bytes.dropFirst().prefix(2).allSatisfy({ 0x30...0x39 ~= $0 }) else { return "" }
    var rest = bytes.dropFirst().prefix { !TextBytes.isBlank($0) }
    // “10:00:00 +0100”: the zone stands apart.
    let behind = bytes.dropFirst(1 + rest.count).drop(while: TextBytes.isBlank)
    if let sign = behind.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest += behind.prefix { !TextBytes.isBlank($0) } }
    return "T" + String(decoding: rest, as: UTF8.self)
  }
}
