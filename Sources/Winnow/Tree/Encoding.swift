/// How the bytes of a page become valid UTF-8.
///
/// The first that speaks decides: a byte order mark, what the transport or the reader says, the page's own `meta`, that
/// the bytes are valid UTF-8, and the guess of uchardet. One exception, for pages that lie: where a charset of one byte a
/// letter is declared and the bytes are valid UTF-8 beyond ASCII, they are UTF-8, since that happens to no other text.
struct Decoded {
  var bytes: [UInt8]
  var encoding: String

  /// - Parameter isUTF8: whether that is known already.
  init(_ input: [UInt8], declared: String?, isUTF8: Bool = false) {
    var bytes = input
    var mark: String?
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      mark = "utf-8"
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      mark = "utf-16le"
      bytes.removeFirst(2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      mark = "utf-16be"
      bytes.removeFirst(2)
    }
    let valid = isUTF8 || mark?.hasPrefix("utf-16") != true && HTMLParser.isValidUTF8(bytes[...])
    let said = mark ?? declared.map(Self.label) ?? Self.meta(in: bytes).map(Self.label)
    switch said {
    case _ where valid && !Self.holdsEscapes(said): encoding = "utf-8"
    case let said? where said != "utf-8":
      if let converted = HTMLParser.utf8(bytes, from: said) {
        bytes = converted
        encoding = said
      } else {
        (bytes, encoding) = Self.guessed(bytes)
      }
    case _?: (bytes, encoding) = Self.repaired(bytes)
    case nil: (bytes, encoding) = Self.guessed(bytes)
    }
    if HTMLParser.firstIndex(of: 0, in: bytes[...]) != nil { for i in bytes.indices where bytes[i] == 0 { bytes[i] = TextBytes.space } }
    self.bytes = bytes
  }

  /// Whether text of this charset is all ASCII and says other letters by escapes.
  private static func holdsEscapes(_ charset: String?) -> Bool {
    charset?.hasPrefix("iso-2022") == true || charset == "hz-gb-2312" || charset?.hasPrefix("utf-16") == true
  }

  private static func guessed(_ bytes: [UInt8]) -> ([UInt8], String) {
    if let guess = HTMLParser.guessCharset(bytes), let converted = HTMLParser.utf8(bytes, from: label(guess)) {
      return (converted, label(guess))
    }
    return repaired(bytes)
  }

  private static func repaired(_ bytes: [UInt8]) -> ([UInt8], String) {
    (Array(String(decoding: bytes, as: UTF8.self).utf8), "utf-8")
  }

  /// The charset that browsers mean by a label (WHATWG Encoding Standard, where iconv's reading differs).
  static func label(_ name: String) -> String {
    let name = String(decoding: name.utf8.filter { !TextBytes.isBlank($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }, as: UTF8.self).lowercased()
    return switch name {
    case "utf8", "unicode-1-1-utf-8": "utf-8"
    case "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii": "windows-1252"
    case "iso-8859-9", "latin5": "windows-1254"
    case "iso-8859-11", "tis-620": "windows-874"
    case "gb2312", "gbk", "gb_2312-80", "x-gbk": "gb18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis": "cp932"
    case "euc-kr", "ks_c_5601-1987", "korean": "uhc"
    case "big5": "big5-hkscs"
    case "x-mac-cyrillic": "mac-cyrillic"
    default: name
    }
  }

  /// The charset of a `meta` in the first 4 kB, where browsers look (they stop at 1 kB; pages do not).
  static func meta(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096).map(TextBytes.small)
    let key = Array("charset".utf8)
    var at = 0
    while let found = TextBytes.firstRange(of: key, in: head[at...]) {
      at = found.upperBound
      guard let tag = head[..<found.lowerBound].lastIndex(of: UInt8(ascii: "<")),
            head[tag...].starts(with: "<meta".utf8) || head[tag...].starts(with: "<?xml".utf8) else { continue }
      var rest = head[at...].drop(while: TextBytes.isBlank)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { TextBytes.isBlank($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      let name = rest.prefix { $0 > 0x20 && !#""';>/"#.utf8.contains($0) }
      if !name.isEmpty {
        let name = String(decoding: name, as: UTF8.self)
        return name.hasPrefix("utf-16") ? "utf-8" : name   // it was readable as ASCII, so it is not UTF-16
      }
    }
    return nil
  }
}
