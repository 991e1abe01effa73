import Winnow

/// Reads the objects of a JSON file other than NDJSON: the elements of an array, or multi-line objects. Each is treated like a line.
final class ObjectReader {
  private var ahead: LookaheadBuffer
  private let name: String
  private let fields: LineFields
  /// The number of objects read.
  private var number = 0
  private var openLists = 0
  /// After the first error the start of the next object is unknown.
  private var isCancelled = false

  /// - Parameter head: the bytes already read from the stream.
  init(_ stream: consuming ByteStream, head: [UInt8], name: String, fields: LineFields) {
    ahead = LookaheadBuffer(stream, head: head)
    (self.name, self.fields) = (name, fields)
    if head.starts(with: UTF8Bytes.byteOrderMark) { ahead.start = UTF8Bytes.byteOrderMark.count }
  }

  /// Whether a stream begins like such a file: an array of objects, or an object whose first line is only its bracket.
  static func reads(_ content: ArraySlice<UInt8>) -> Bool {
    let gap = content.dropFirst().prefix(while: UTF8Bytes.isASCIIWhitespace)
    let next = content[gap.endIndex...].first
    return switch content.first {
    case UInt8(ascii: "["): next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    case UInt8(ascii: "{"): gap.contains(UTF8Bytes.newline) && (next == UInt8(ascii: "\"") || next == UInt8(ascii: "}"))
    default: false
    }
  }

  func next() -> PendingPage? {
    guard !isCancelled else { return nil }
    guard let first = firstByte() else {
      if let failure = ahead.failure { return stop("\(failure)") }
      isCancelled = true
      return openLists > 0 ? stop("the file ends within its list: expected \"]\"") : nil
    }
    return first == UInt8(ascii: "{")
      ? object() : stop("expected an object with \"\(fields.html)\" in this file of JSON; it is read no further")
  }

  private func stop(_ why: String) -> PendingPage {
    isCancelled = true
    return .broken(name: "\(name):\(number + 1)", .unreadable(why))
  }

  /// The first byte after whitespace, commas and brackets of arrays.
  private func firstByte() -> UInt8? {
    while true {
      while let first = ahead.rest.first {
        switch first {
        case UInt8(ascii: "["): openLists += 1
        case UInt8(ascii: "]") where openLists > 0: openLists -= 1
        case UInt8(ascii: ","): break
        default: if !UTF8Bytes.isASCIIWhitespace(first) { return first }
        }
        ahead.start += 1
      }
      if !ahead.fill() { return nil }
    }
  }

  private func object() -> PendingPage {
    var extent = JSONValueScanner()
    var isTooLong = false
    var searched = 0
    while true {
      if let end = extent.end(in: ahead.rest.dropFirst(searched)) {
        number += 1
        defer { ahead.start = end }
        if isTooLong { return .broken(name: "\(name):\(number)", LineReader.tooLong) }
        return .line(Array(ahead.bytes[ahead.start..<end]), fields, stream: name, number: number)
      }
      searched = ahead.rest.count
      if searched >= LineReader.maxLineLength {
        (isTooLong, searched) = (true, 0)
        ahead.start = ahead.bytes.count
      }
      if !ahead.fill() { return stop(ahead.failure.map { "\($0)" } ?? "the file ends within this object: expected \"}\"") }
    }
  }
}
