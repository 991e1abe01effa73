import Winnow

/// Where the blocks of WARC records end. Their length is said before them; one that is missing or wrong costs no more than its record,
/// since the next record can be told by its first line.
struct WARCBlocks: ~Copyable {
  var ahead: Lookahead

  init(_ ahead: consuming Lookahead) { self.ahead = ahead }

  enum Extent {
    /// The block has so many bytes; whether that is what its record says.
    case bytes(Int, isSaid: Bool)
    /// The file, or the part of it that is not damaged, ends within it.
    case cut
    case tooLong
  }

  /// - Returns: `false` at the end of the part.
  mutating func skipBlanks() -> Bool {
    while true {
      while let first = ahead.rest.first, UTF8Bytes.isBlank(first) { ahead.start += 1 }
      if !ahead.rest.isEmpty { return true }
      if !ahead.fill() { return false }
    }
  }

  /// Goes to the beginning of the next record.
  ///
  /// - Returns: `false` where the part has none.
  mutating func findRecord() -> Bool {
    if ahead.has(WARCSignature.bytes.count), ahead.rest.starts(with: WARCSignature.bytes) { return true }
    while true {
      if let next = WARCSignature.next(in: ahead.rest) {
        ahead.start = next
        return true
      }
      ahead.start = max(ahead.start, ahead.bytes.count - WARCSignature.longest)
      if !ahead.fill() {
        ahead.start = ahead.bytes.count
        return false
      }
    }
  }

  /// A record that says it is longer than any page is looked through for the next one so far, since it may not be.
  private static let mostDoubted = 64 << 20

  /// How long the block is that begins here.
  ///
  /// - Parameter said: what its record says.
  mutating func extent(_ said: Int?) -> Extent {
    let isLong = said.map { $0 > WARCReader.longestRecord } ?? false
    let most = isLong ? Self.mostDoubted : WARCReader.longestRecord
    if let said, !isLong, ahead.has(said), endsBlock(at: said) { return .bytes(said, isSaid: true) }
    var searched = 0
    repeat {
      if let next = WARCSignature.next(in: ahead.rest.dropFirst(searched)) {
        let count = withoutLineEnds(next - ahead.start)
        return .bytes(count, isSaid: count == said)
      }
      searched = max(0, ahead.rest.count - WARCSignature.longest)
      if ahead.rest.count > most { return .tooLong }
    } while ahead.fill()
    // A file that ends as records do has not lost its end.
    let count = withoutLineEnds(ahead.rest.count)
    if ahead.failure == nil, said == nil || count <= ahead.rest.count - 2 { return .bytes(count, isSaid: count == said) }
    // What follows the last record is for the next look to name.
    return said.map { ahead.rest.count >= $0 ? .bytes($0, isSaid: true) : .cut } ?? .cut
  }

  /// Goes over a block.
  ///
  /// - Returns: whether what comes next is where its record says it is; otherwise it is to be looked for.
  mutating func pass(_ said: Int?) -> Bool {
    guard var left = said else { return false }
    while true {
      if let next = WARCSignature.next(in: ahead.rest.prefix(left)) {
        // A record within a block: one that was stored in another, or the one after a block that is shorter than it is said to be.
        left -= next - ahead.start
        ahead.start = next
        guard ahead.has(min(left, Self.mostDoubted)) else { return true }
        if left > Self.mostDoubted { return skip(left) }
        if endsBlock(at: left) { ahead.start += left }
        return true
      }
      if ahead.rest.count >= left { break }
      let used = max(0, ahead.rest.count - WARCSignature.longest)
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

  /// Whether what is here after so many bytes is what comes after a block: an empty line, another record, or nothing.
  private mutating func endsBlock(at count: Int) -> Bool {
    _ = ahead.has(count + WARCSignature.longest)
    let next = ahead.rest.dropFirst(count).prefix(WARCSignature.longest)
    if next.starts(with: "\r\n\r\n".utf8) || next.starts(with: "\n\n".utf8) { return true }
    let content = next.drop(while: UTF8Bytes.isBlank)
    return content.isEmpty || content.starts(with: WARCSignature.bytes)
  }

  /// So many bytes, but for the two line ends after a block.
  private func withoutLineEnds(_ count: Int) -> Int {
    var block = ahead.rest.prefix(count)
    for _ in 0..<2 where block.last == UTF8Bytes.newline {
      block = block.dropLast()
      if block.last == UInt8(ascii: "\r") { block = block.dropLast() }
    }
    return block.count
  }
}
