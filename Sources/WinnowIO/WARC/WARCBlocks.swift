import Winnow

/// Finds the ends of WARC record blocks. Their length is declared before them; a missing or wrong length affects only its record, since the
/// next record is recognized by its first line.
struct WARCBlocks: ~Copyable {
  var ahead: LookaheadBuffer

  init(_ ahead: consuming LookaheadBuffer) { self.ahead = ahead }

  enum Extent {
    /// The block's length in bytes, and whether it is the declared one.
    case bytes(Int, matchesContentLength: Bool)
    /// The file, or its undamaged part, ends within the block.
    case cut
    case tooLong
  }

  /// - Returns: `false` at the end of the part.
  mutating func skipBlanks() -> Bool {
    while true {
      while let first = ahead.rest.first, UTF8Bytes.isASCIIWhitespace(first) { ahead.start += 1 }
      if !ahead.rest.isEmpty { return true }
      if !ahead.fill() { return false }
    }
  }

  /// Moves to the beginning of the next record.
  ///
  /// - Returns: `false` if the part has none.
  mutating func findRecord() -> Bool {
    if ahead.has(WARCSignature.bytes.count), ahead.rest.starts(with: WARCSignature.bytes) { return true }
    while true {
      if let next = WARCSignature.next(in: ahead.rest) {
        ahead.start = next
        return true
      }
      ahead.start = max(ahead.start, ahead.bytes.count - WARCSignature.maxLength)
      if !ahead.fill() {
        ahead.start = ahead.bytes.count
        return false
      }
    }
  }

  /// Maximum bytes searched for the next record in a block whose declared length exceeds that of any page.
  private static let maxScannedBytes = 64 << 20

  /// The extent of the block that begins here.
  ///
  /// - Parameter said: the declared length.
  mutating func extent(_ said: Int?) -> Extent {
    let isLong = said.map { $0 > WARCReader.maxRecordLength } ?? false
    let most = isLong ? Self.maxScannedBytes : WARCReader.maxRecordLength
    if let said, !isLong, ahead.has(said), endsBlock(at: said) { return .bytes(said, matchesContentLength: true) }
    var searched = 0
    repeat {
      if let next = WARCSignature.next(in: ahead.rest.dropFirst(searched)) {
        let count = withoutLineEnds(next - ahead.start)
        return .bytes(count, matchesContentLength: count == said)
      }
      searched = max(0, ahead.rest.count - WARCSignature.maxLength)
      if ahead.rest.count > most { return .tooLong }
    } while ahead.fill()
    // A file that ends with line ends, as records do, is complete.
    let count = withoutLineEnds(ahead.rest.count)
    if ahead.failure == nil, said == nil || count <= ahead.rest.count - 2 { return .bytes(count, matchesContentLength: count == said) }
    // Bytes after the last record are reported by the next search.
    return said.map { ahead.rest.count >= $0 ? .bytes($0, matchesContentLength: true) : .cut } ?? .cut
  }

  /// Skips a block.
  ///
  /// - Returns: whether the next record is at the declared position; otherwise it must be searched.
  mutating func skipBlock(_ said: Int?) -> Bool {
    guard var left = said else { return false }
    while true {
      if let next = WARCSignature.next(in: ahead.rest.prefix(left)) {
        // A record within a block: one that is embedded, or the record after a block that is shorter than declared.
        left -= next - ahead.start
        ahead.start = next
        guard ahead.has(min(left, Self.maxScannedBytes)) else { return true }
        if left > Self.maxScannedBytes { return skip(left) }
        if endsBlock(at: left) { ahead.start += left }
        return true
      }
      if ahead.rest.count >= left { break }
      let used = max(0, ahead.rest.count - WARCSignature.maxLength)
      ahead.start += used
      left -= used
      if !ahead.fill() {
        ahead.start = ahead.bytes.count
        return true
      }
    }
    let isRight = endsBlock(at: left)
    ahead.start += left
    return isRight
  }

  private mutating func skip(_ count: Int) -> Bool {
    var left = count
    while left > ahead.rest.count {
      left -= ahead.rest.count
      ahead.start = ahead.bytes.count
      if !ahead.fill() { return true }
    }
    ahead.start += left
    return true
  }

  /// Whether the bytes after this number of bytes are valid after a block: an empty line, another record, or the end.
  private mutating func endsBlock(at count: Int) -> Bool {
    _ = ahead.has(count + WARCSignature.maxLength)
    let next = ahead.rest.dropFirst(count).prefix(WARCSignature.maxLength)
    if next.starts(with: "\r\n\r\n".utf8) || next.starts(with: "\n\n".utf8) { return true }
    let content = next.drop(while: UTF8Bytes.isASCIIWhitespace)
    return content.isEmpty || content.starts(with: WARCSignature.bytes)
  }

  /// The number of bytes without the two line ends after a block.
  private func withoutLineEnds(_ count: Int) -> Int {
    var block = ahead.rest.prefix(count)
    for _ in 0..<2 where block.last == UTF8Bytes.newline {
      block = block.dropLast()
      if block.last == UInt8(ascii: "\r") { block = block.dropLast() }
    }
    return block.count
  }
}
