import Winnow

/// A line that tells several things beside one another: “By Jane Mercer | 3 May 2024 · Source: AP”.
enum CreditLine {
  /// The texts between the signs that part them, and between line ends; none of a text that has one part alone.
  static func parts(of text: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var at = 0
    func add() {
      UTF8Bytes.trim(&part)
      if !part.isEmpty { parts.append(part) }
      part.removeAll(keepingCapacity: true)
    }
    while at < text.count {
      let start = at
      let scalar = UTF8Bytes.scalar(in: text, at: &at)
      let isSign = signs.contains(scalar) || dashes.contains(scalar) && isBetweenBlanks(start, at, text)
      if isSign { add() } else { part += text[start..<at] }
    }
    add()
    return parts.count > 1 ? parts : []
  }

  private static func isBetweenBlanks(_ start: Int, _ end: Int, _ text: [UInt8]) -> Bool {
    start > 0 && end < text.count && UTF8Bytes.isBlank(text[start - 1]) && UTF8Bytes.isBlank(text[end])
  }

  private static let dashes: Set<Unicode.Scalar> = ["-", "–", "—"]
  private static let signs: Set<Unicode.Scalar> = ["\n", "|", "｜", "·", "•", "●", "▪", ";"]
}
