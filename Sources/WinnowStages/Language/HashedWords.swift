import Winnow

/// The words between the blanks of a text, each with the hash of its loose form, made on the way over the text where the word is
/// plain: of ASCII, and without an apostrophe that may join it to another.
struct HashedWords: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: where the word stands, and its hash; `nil` for that of a word that is not plain.
  mutating func next() -> (range: Range<Int>, hash: FNV1a?)? {
    while at < bytes.count, TextBytes.isBlank(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    let start = at
    var hash = FNV1a(), isPlain = true
    while at < bytes.count, !TextBytes.isBlank(bytes[at]) {
      let byte = bytes[at]
      if 0x61...0x7A ~= byte | 0x20 { hash.add(byte | 0x20) } else if 0x30...0x39 ~= byte { hash.add(byte) } else if byte > 0x7F || byte == UInt8(ascii: "'") { isPlain = false }
      at += 1
    }
    return (start..<at, isPlain ? hash : nil)
  }
}
