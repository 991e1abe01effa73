import Winnow

/// Footnote references written in the text, without an element of their own: `[1]` and `¹`.
struct TextReferences {
  /// The footnote's label by number.
  private let labels: [Int: String]
  /// The first node of the notes; later text contains no references.
  private let end: Int

  init(labels: [Int: String] = [:], before end: Int = 0) { (self.labels, self.end) = (labels, end) }

  enum Part {
    case text(ArraySlice<UInt8>)
    case reference(String)
  }

  /// The text of a node, split into references and the text between them.
  func parts(of text: ArraySlice<UInt8>, in node: Int) -> [Part] {
    guard !labels.isEmpty, node < end else { return [.text(text)] }
    var out: [Part] = []
    var rest = text
    for (number, range) in Self.marks(in: text) {
      guard let label = labels[number] else { continue }
      out += [.text(rest[..<range.lowerBound]), .reference(label)]
      rest = rest[range.upperBound...]
    }
    return out + [.text(rest)]
  }

  /// The numbers written as references, with their ranges. A line of a note begins with such a number, which is not a reference.
  static func marks(in text: ArraySlice<UInt8>) -> [(number: Int, range: Range<Int>)] {
    var out: [(number: Int, range: Range<Int>)] = []
    var at = text.startIndex
    while let start = text[at...].firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == 0xC2 || $0 == 0xE2 }) {
      at = start + 1
      if let raised = SuperscriptDigits.number(text[start...]) {
        at = start + raised.length
        // A power is not a reference: it follows a digit or a single letter, as in m².
        if start > text.startIndex, !isPower(text[..<start]) { out.append((raised.number, start..<at)) }
      } else if text[start] == UInt8(ascii: "[") {
        let digits = text[at...].prefix(3).prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard let number = UTF8Bytes.decimalInteger(digits), digits.endIndex < text.endIndex, text[digits.endIndex] == UInt8(ascii: "]")
        else {
          continue
        }
        at = digits.endIndex + 1
        out.append((number, start..<at))
      }
    }
    return out
  }

  private static func isPower(_ before: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last else { return false }
    if last >= 0x30 && last <= 0x39 || last == UInt8(ascii: ")") { return true }
    let word = before.suffix(3).reversed().prefix {
      UTF8Bytes.asciiLowercased($0) >= 0x61 && UTF8Bytes.asciiLowercased($0) <= 0x7A || $0 >= 0x80
    }
    return !word.isEmpty && word.count <= 2
  }
}
