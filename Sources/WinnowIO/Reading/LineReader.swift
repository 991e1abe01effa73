package import SystemPackage
import Winnow

/// Reads a stream line by line, or as a whole if it is a single page.
final class LineReader {
  private var ahead: LookaheadBuffer
  private let name: String
  private let isOnePage: Bool
  private let fields: LineFields
  /// The index up to which the unconsumed bytes were searched for a line end.
  private var searched = 0
  /// The number of lines read.
  private var number = 0
  /// Whether the rest of an overlong line must be skipped.
  private var isTooLong = false
  /// Whether the next bytes may be within a line whose beginning is damaged.
  private var isAfterDamage: Bool

  /// Longer than any page within the default limits, including escapes.
  static let maxLineLength = 128 << 20

  /// - Parameters:
  ///   - head: the bytes already read from the stream.
  ///   - isAfterDamage: whether bytes before it were lost.
  init(_ stream: consuming ByteStream, head: [UInt8], name: String, fields: LineFields, isOnePage: Bool, isAfterDamage: Bool = false) {
    ahead = LookaheadBuffer(stream, head: head)
    (self.name, self.fields, self.isOnePage, self.isAfterDamage) = (name, fields, isOnePage, isAfterDamage)
  }

  /// Whether the next page, or error, is available without blocking.
  var hasNext: Bool {
    ahead.failure != nil || UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: ahead.bytes[searched...]) != nil
      || ahead.isAtEnd && !ahead.rest.isEmpty
  }

  func next() -> PendingPage? { isOnePage ? whole() : line() }

  private func whole() -> PendingPage? {
    guard !ahead.isAtEnd || !ahead.rest.isEmpty else { return nil }
    let isTooLong = ahead.has(Self.maxLineLength)
    if case .damaged(let damage)? = ahead.failure, damage.reason == .trailingGarbage, !ahead.rest.isEmpty {
      // The page is complete; an error after it is reported separately.
      defer { ahead.start = ahead.bytes.count }
      return .bytes(Array(ahead.rest), name: name)
    }
    let failure = isTooLong ? Self.tooLong : ahead.failure.map { .unreadable("\($0)") }
    let bytes = ahead.takeAll()
    return failure.map { .broken(name: name, $0) } ?? .bytes(bytes, name: name)
  }

  private func line() -> PendingPage? {
    while true {
      if let end = UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: ahead.bytes[searched...]) {
        if let line = takeLine(to: end, next: end + 1) { return line }
        continue
      }
      searched = ahead.bytes.count
      if ahead.rest.count >= Self.maxLineLength {
        isTooLong = true
        ahead.start = ahead.bytes.count
      }
      searched -= ahead.start
      if ahead.fill() { continue }
      searched = ahead.bytes.count
      guard let failure = ahead.takeFailure() else { return takeLine(to: ahead.bytes.count, next: ahead.bytes.count) }
      // The current line is lost; the next bytes may be within another one.
      (searched, isTooLong, isAfterDamage) = (0, false, true)
      return .broken(name: "\(name):\(number + 1)", .unreadable("\(failure)"))
    }
  }

  static let tooLong = PageError.unreadable("more than \(maxLineLength >> 20) MiB in one piece, which no page is")

  /// - Returns: `nil` for an empty line, and for the rest of a damaged line.
  private func takeLine(to end: Int, next: Int) -> PendingPage? {
    let line = ahead.bytes[ahead.start..<end]
    let isDoubtful = ahead.isDoubtful(end)
    (ahead.start, searched) = (next, next)
    number += 1
    if isTooLong {
      isTooLong = false
      return .broken(name: "\(name):\(number)", Self.tooLong)
    }
    let first = line.first { !UTF8Bytes.isASCIIWhitespace($0) }
    defer { isAfterDamage = false }
    guard first != nil, !isAfterDamage || first == UInt8(ascii: "{") else { return nil }
    let bytes = Array(line)
    // The rest of a damaged line is not an error of its own.
    return isDoubtful && !LinePage.isReadable(bytes, fields) ? nil : .line(bytes, fields, stream: name, number: number)
  }
}

/// The lines of a stream in batches, as they arrive: a client gets its answers before the next read blocks.
package struct StreamedLines {
  private let reader: LineReader

  /// Reads the beginning of the stream.
  /// - Throws: `StreamError` if the beginning cannot be read.
  package init(_ file: FileDescriptor, name: String, fields: LineFields = .standard) throws {
    reader = LineReader(try ByteStream(file), head: [], name: name, fields: fields, isOnePage: false)
  }

  /// Waits for a line, and returns it with all others that are available then.
  ///
  /// - Returns: `nil` at the end of the stream.
  package mutating func nextBatch() -> [PendingPage]? {
    guard let first = reader.next() else { return nil }
    var batch = [first]
    while reader.hasNext, let next = reader.next() { batch.append(next) }
    return batch
  }
}
