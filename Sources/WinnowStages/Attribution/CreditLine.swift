import Winnow

/// A line of several metadata fields with separators: “By Jane Mercer | 3 May 2024 · Source: AP”.
enum CreditLine {
  /// The texts between separators and line ends; empty for a text without separators.
  ///
  /// - Parameter atDashes: whether a dash between spaces is a separator too.
  static func parts(of text: [UInt8], atDashes: Bool = false) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    var at = 0
    func add(_ end: Int) {
      var part = Array(text[start..<end])
      UTF8Bytes.trim(&part)
      if !part.isEmpty { parts.append(part) }
    }
    while at < text.count {
      guard mayBegin(text[at]), let sign = sign(at, in: text, atDashes) else {
        at += 1
        continue
      }
      add(at)
      at += sign
      start = at
    }
    guard start > 0 else { return [] }
    add(text.count)
    return parts.count > 1 ? parts : []
  }

  private static let signs = ["\n", "|", ";", "·", "•", "●", "▪", "｜"].map { Array($0.utf8) }
  private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UTF8Bytes.newline, UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "-"), 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  /// The length in bytes of the separator at this index; `nil` if there is none.
  private static func sign(_ at: Int, in text: [UInt8], _ atDashes: Bool) -> Int? {
    let rest = text[at...]
    if let sign = signs.first(where: { rest.starts(with: $0) }) { return sign.count }
    guard atDashes, at > 0, UTF8Bytes.isASCIIWhitespace(text[at - 1]), let dash = dashes.first(where: { rest.starts(with: $0) }),
      at + dash.count < text.count, UTF8Bytes.isASCIIWhitespace(text[at + dash.count])
    else { return nil }
    return dash.count
  }
}
