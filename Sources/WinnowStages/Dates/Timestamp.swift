import Winnow

/// Normalizes declared timestamps to RFC 3339; a timestamp without a zone becomes a date.
enum Timestamp {
  /// Parses ISO 8601 in its variants (`2021-03-09T07:15+01`, `2021/03/09 07:15:00 +0100`, `20210309071500`), and seconds or milliseconds
  /// since 1970; also in Arabic and Persian digits, and with years of their calendars.
  ///
  /// - Parameter language: the page's language, for the calendar of a year such as 1402.
  /// - Returns: `nil` for an invalid timestamp or date, and for a placeholder date.
  static func iso(_ text: String, language: String? = nil) -> String? {
    let bytes = latin(Array(text.utf8.drop(while: UTF8Bytes.isASCIIWhitespace).prefix(100)))
    let digits = bytes.prefix { 0x30...0x39 ~= $0 }
    if digits.count == bytes.count { return digitsAlone(digits, language) }
    if digits.count == 8, bytes.count > 8, bytes[8] == UInt8(ascii: "T") { return compact(bytes, language) }
    if digits.count <= 2 { return EnglishDateTime.iso(bytes) }
    guard bytes.count >= 10, digits.count == 4, let date = day(bytes.prefix(10), language), !date.isPlaceholder else { return nil }
    return date.text + clock(bytes[10...])
  }

  /// Replaces Arabic and Persian digits by ASCII digits.
  private static func latin(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0xD9 || $0 == 0xDB }) else { return bytes }
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let scalar = UTF8Bytes.scalar(in: bytes, at: &at)
      switch scalar.value {
      case 0x660...0x669: out.append(UInt8(scalar.value - 0x660 + 0x30))
      case 0x6F0...0x6F9: out.append(UInt8(scalar.value - 0x6F0 + 0x30))
      default: UTF8Bytes.append(scalar, to: &out)
      }
    }
    return out
  }

  private static func day(_ bytes: ArraySlice<UInt8>, _ language: String?) -> CivilDate? {
    let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
    guard parts.count == 3, parts[1].count == 2, parts[2].count == 2, let year = UTF8Bytes.decimalInteger(parts[0]),
      let month = UTF8Bytes.decimalInteger(parts[1]), let day = UTF8Bytes.decimalInteger(parts[2])
    else { return nil }
    return Calendar.counting(year, language: language).civil(year: year, month: month, day: day)
  }

  /// `20190710T131800Z`.
  private static func compact(_ bytes: [UInt8], _ language: String?) -> String? {
    guard let date = day(dashed(bytes[..<8]), language), !date.isPlaceholder else { return nil }
    let time = bytes[9...].prefix { 0x30...0x39 ~= $0 }
    guard time.count == 6 || time.count == 4 else { return date.text }
    let pairs = stride(from: time.startIndex, to: time.endIndex, by: 2).map { Array(time[$0..<$0 + 2]) }
    return date.text + clock(([UInt8(ascii: "T")] + Array(pairs.joined(separator: [UInt8(ascii: ":")])) + bytes[(9 + time.count)...])[...])
  }

  private static func dashed(_ digits: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let d = Array(digits)
    let dash = [UInt8(ascii: "-")]
    return (Array(d[0..<4]) + dash + Array(d[4..<6]) + dash + Array(d[6..<8]))[...]
  }

  /// A date with or without a time, or the time since 1970: by the number of digits.
  private static func digitsAlone(_ digits: ArraySlice<UInt8>, _ language: String?) -> String? {
    switch digits.count {
    case 8, 12, 14: day(dashed(digits.prefix(8)), language).flatMap { $0.isPlaceholder ? nil : $0.text }
    case 10: UTF8Bytes.decimalInteger(digits).flatMap(moment)
    case 13: UTF8Bytes.decimalInteger(digits).flatMap { moment($0 / 1_000) }
    default: nil
    }
  }

  /// The time this number of seconds after 1970-01-01, UTC.
  static func moment(_ seconds: Int) -> String? {
    guard let date = CivilDate(daysSince1970: seconds / 86_400), date.isPlausiblePublicationDate else { return nil }
    let time = seconds % 86_400
    return "\(date.text)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }

  static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  /// `T10:30:00+01:00`; empty if no time with a time zone follows.
  static func clock(_ bytes: ArraySlice<UInt8>) -> String {
    guard let first = bytes.first, first == UInt8(ascii: "T") || first == UInt8(ascii: "t") || first == UTF8Bytes.space else { return "" }
    let rest = bytes.dropFirst().drop(while: UTF8Bytes.isASCIIWhitespace)
    let parts = rest.prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ":") }.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false
    ).map { UTF8Bytes.decimalInteger($0) }
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1],
      case let second = parts.count == 3 ? parts[2] : 0, let second, hour < 24, minute < 60, second <= 60
    else { return "" }
    var after = rest.drop { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ":") }
    // Fractional seconds, of any length.
    if after.first == UInt8(ascii: ".") || after.first == UInt8(ascii: ",") { after = after.dropFirst().drop { 0x30...0x39 ~= $0 } }
    guard let zone = zone(after.drop(while: UTF8Bytes.isASCIIWhitespace)) else { return "" }
    return "T\(two(hour)):\(two(minute)):\(two(second))\(zone)"
  }

  /// `Z` or `+01:00`; `nil` without a time zone.
  private static func zone(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let sign = bytes.first else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return "Z" }
    if bytes.starts(with: "UTC".utf8) || bytes.starts(with: "GMT".utf8) { return bytes.count == 3 ? "Z" : zone(bytes.dropFirst(3)) }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = bytes.dropFirst().prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ":") }.filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 2 || digits.count == 4, let hour = UTF8Bytes.decimalInteger(digits.prefix(2)),
      case let minute = digits.count == 4 ? UTF8Bytes.decimalInteger(digits.suffix(2)) : 0, let minute, hour <= 14, minute < 60
    else { return nil }
    return (sign == UInt8(ascii: "+") ? "+" : "-") + two(hour) + ":" + two(minute)
  }
}
