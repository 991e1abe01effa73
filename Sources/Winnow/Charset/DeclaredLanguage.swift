/// The language that the page's `html` element declares.
enum DeclaredLanguage {
  /// The languages of ``BigramModel`` that the declaration may mean.
  static func names(of page: [UInt8]) -> [String] {
    guard let tag = tag(of: page), let found = UTF8Bytes.firstRange(of: Array("lang=".utf8), in: tag) else { return [] }
    let value = tag[found.upperBound...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ">") }
    let name = String(decoding: value.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    let primary = String(name.prefix { $0 != "-" })
    switch primary {
    case "zh":
      return ["zh-tw", "zh-hk", "zh-mo", "zh-hant"].contains { name.hasPrefix($0) }
        ? ["zh-Hant"] : name == "zh" ? ["zh", "zh-Hant"] : ["zh"]
    case "sr", "bs", "sh": return ["sr", "hr"]
    case "nb", "nn": return ["no"]
    case "iw": return ["he"]
    default: return [primary]
    }
  }

  /// The start tag, lowercased.
  private static func tag(of page: [UInt8]) -> ArraySlice<UInt8>? {
    let head = page.prefix(4096).map(UTF8Bytes.asciiLowercased)
    guard let start = UTF8Bytes.firstRange(of: Array("<html".utf8), in: head[...]) else { return nil }
    return head[start.lowerBound...].prefix { $0 != UInt8(ascii: ">") }
  }
}
