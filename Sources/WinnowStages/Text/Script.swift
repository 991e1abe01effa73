import Winnow

/// The scripts of texts.
enum Script {
  /// The script of most letters, as ISO 15924; `nil` for a text without letters of a known script.
  static func dominant(in text: [UInt8]) -> String? {
    var counts = [Int](repeating: 0, count: ranges.count)
    var at = 0
    while at < text.count {
      guard text[at] >= 0x80 else {
        if text[at] | 0x20 >= 0x61, text[at] | 0x20 <= 0x7A { counts[0] += 1 }
        at += 1
        continue
      }
      let scalar = UTF8Bytes.scalar(in: text, at: &at).value
      if let script = ranges.firstIndex(where: { $0.blocks.contains { $0 ~= scalar } }) { counts[script] += 1 }
    }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return nil }
    let name = ranges[best].name
    // A text with kana is Japanese, however many Han characters it has.
    return name == "Hani" && counts[kana] > 0 ? "Jpan" : name
  }

  static let rightToLeft: Set<String> = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"]

  private static let kana = ranges.firstIndex { $0.name == "Jpan" } ?? 0

  private static let ranges: [(name: String, blocks: [ClosedRange<UInt32>])] = [
    ("Latn", [0xC0...0x24F, 0x1E00...0x1EFF]), ("Arab", [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC]),
    ("Cyrl", [0x400...0x52F]), ("Hani", [0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3134F]), ("Jpan", [0x3041...0x30FF]),
    ("Kore", [0xAC00...0xD7A3, 0x1100...0x11FF]),
    ("Hebr", [0x590...0x5FF]), ("Grek", [0x370...0x3FF, 0x1F00...0x1FFF]), ("Deva", [0x900...0x97F]), ("Beng", [0x980...0x9FF]),
    ("Guru", [0xA00...0xA7F]), ("Gujr", [0xA80...0xAFF]),
    ("Taml", [0xB80...0xBFF]), ("Telu", [0xC00...0xC7F]), ("Knda", [0xC80...0xCFF]), ("Mlym", [0xD00...0xD7F]), ("Sinh", [0xD80...0xDFF]),
    ("Thai", [0xE01...0xE5B]), ("Laoo", [0xE81...0xEDF]),
    ("Mymr", [0x1000...0x109F]), ("Geor", [0x10A0...0x10FF]), ("Armn", [0x531...0x58F]), ("Ethi", [0x1200...0x137F]),
    ("Khmr", [0x1780...0x17FF]), ("Tibt", [0xF00...0xFFF]),
    ("Mong", [0x1800...0x18AF]), ("Syrc", [0x700...0x74F]), ("Thaa", [0x780...0x7BF]), ("Nkoo", [0x7C0...0x7FF]),
  ]
}
