import Winnow

/// A body in chunked transfer coding (RFC 9112, 7.1).
struct HTTPChunks {
  /// The chunks without their sizes; after an invalid chunk, the rest is unchanged.
  private(set) var bytes: [UInt8] = []
  /// Whether all chunks are complete, including the last.
  private(set) var isWhole = false

  /// - Returns: `nil` for a body that does not begin with a chunk.
  init?(_ body: [UInt8]) {
    var at = 0
    while at < body.count {
      guard let (size, start) = Self.chunk(body[at...]) else {
        if at == 0 { return nil }
        bytes += body[at...]
        return
      }
      if size == 0 {
        isWhole = true
        return
      }
      let stop = min(body.count, start + size)
      bytes += body[start..<stop]
      at = stop
      while at < body.count, body[at] == UInt8(ascii: "\r") || body[at] == UInt8(ascii: "\n") { at += 1 }
    }
    if at == 0 { return nil }
  }

  /// The size of a chunk, possibly followed by whitespace and an extension, and the start of its bytes.
  private static func chunk(_ bytes: ArraySlice<UInt8>) -> (size: Int, start: Int)? {
    let digits = bytes.prefix { UTF8Bytes.hexadecimalDigit($0) != nil }
    guard let size = UTF8Bytes.hexadecimal(digits), let end = bytes[digits.endIndex...].firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let after = bytes[digits.endIndex..<end].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard after == nil || after == UInt8(ascii: ";") || after == UInt8(ascii: "\r") else { return nil }
    return (Int(size), end + 1)
  }
}
