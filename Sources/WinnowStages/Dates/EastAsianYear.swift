import Winnow

/// Rewrites years of Japanese eras and of the Republic of China, and Chinese numerals, as digits: 令和六年三月五日 is 2024年3月5日.
enum EastAsianYear {
  static let beforeRepublic = 1911
  /// Their first years, from `eras.json`.
  private static let eras: [(name: [Unicode.Scalar], first: Int)] = DataFile.builtIn("eras.json", LanguageFiles.bytes(of: "eras") ?? []) {
    file throws(DataFile.Mistake) in try file.numbers().map { (Array($0.key.unicodeScalars), $0.value) }
  }

  private static let units: [Unicode.Scalar] = ["年", "月", "日", "號", "号"]
  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// Whether the text contains a year.
  static func occurs(in text: ArraySlice<UInt8>) -> Bool { UTF8Bytes.firstRange(of: year, in: text) != nil }
  private static let year = Array("年".utf8)

  static func inDigits(_ text: String) -> String {
    var out: [Unicode.Scalar] = []
    var number: [Unicode.Scalar] = []
    func flush(before next: Unicode.Scalar?) {
      defer { number = [] }
      guard let next, units.contains(next), let value = value(of: number) else {
        out += number
        return
      }
      guard next == "年" else {
        out += String(value).unicodeScalars
        return
      }
      let era = eras.first { out.suffix($0.name.count) == $0.name[...] }
      if let era { out.removeLast(era.name.count) }
      out += String(value + (era.map { $0.first - 1 } ?? 0)).unicodeScalars
    }
    for scalar in text.unicodeScalars {
      if isNumeral(scalar) {
        number.append(scalar)
      } else {
        flush(before: scalar)
        out.append(scalar)
      }
    }
    flush(before: nil)
    var said = String.UnicodeScalarView()
    said.append(contentsOf: out)
    return String(said)
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || scalar == "十" || scalar == "百" || scalar == "元"
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: numerals[scalar]
    }
  }

  /// The value of a Chinese numeral, positional or with units (元 is 1); at most four digits.
  private static func value(of number: [Unicode.Scalar]) -> Int? {
    if number == ["元"] { return 1 }
    var total = 0
    var last: Int?
    var count = 0
    for scalar in number {
      count += 1
      if let digit = digit(scalar) {
        last = (last ?? 0) * 10 + digit
      } else if scalar == "十" || scalar == "百" {
        total += (last ?? 1) * (scalar == "十" ? 10 : 100)
        last = nil
      } else {
        return nil
      }
      guard count <= 8, last ?? 0 < 10_000 else { return nil }
    }
    return number.isEmpty ? nil : total + (last ?? 0)
  }
}
