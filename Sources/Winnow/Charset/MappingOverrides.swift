/// Byte pairs that the Encoding Standard decodes differently from iconv, or that iconv does not support.
struct MappingOverrides: Sendable {
  private let characters: [UInt16: String]

  /// - Parameter rows: by the hexadecimal bytes of the first character, that character and those that follow it.
  init(_ rows: [JSON.Member]) {
    var characters: [UInt16: String] = [:]
    for row in rows {
      guard let first = UTF8Bytes.hexadecimal(row.key.utf8).flatMap({ UInt16(exactly: $0) }), let text = row.node.value.string else {
        continue
      }
      for (i, character) in text.unicodeScalars.enumerated() where character != "\u{FFFD}" {
        characters[first + UInt16(i)] = String(character)
      }
    }
    self.characters = characters
  }

  /// Decodes these pairs, and everything between them with another decoder.
  func decode(_ bytes: [UInt8], lead: UInt8, between decode: ([UInt8]) -> (text: [UInt8], replacementCount: Int)?) -> (
    text: [UInt8], replacementCount: Int
  )? {
    guard !characters.isEmpty else { return decode(bytes) }
    var text: [UInt8] = []
    var replacementCount = 0
    var start = 0
    var at = 0
    func flush() -> Bool {
      guard start < at else { return true }
      guard let piece = decode(Array(bytes[start..<at])) else { return false }
      text += piece.text
      replacementCount += piece.replacementCount
      return true
    }
    while at < bytes.count {
      let width = Self.width(of: bytes, at: at, lead: lead)
      if width == 2, let character = characters[UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])] {
        guard flush() else { return nil }
        text += character.utf8
        start = at + 2
      }
      at += width
    }
    return flush() ? (text, replacementCount) : nil
  }

  /// EUC-JP also has a lead byte 0x8E, below its other lead bytes.
  private static func width(of bytes: [UInt8], at index: Int, lead: UInt8) -> Int {
    let isPair = bytes[index] >= lead && bytes[index] != 0xFF || lead > 0x8E && bytes[index] == 0x8E
    return isPair && index + 1 < bytes.count && bytes[index + 1] >= 0x40 ? 2 : 1
  }
}
