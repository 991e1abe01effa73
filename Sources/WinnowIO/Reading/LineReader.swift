package import SystemPackage
import Winnow

/// A stream, line by line; or as a whole, where it is one page.
final class LineReader {
  private var ahead: Lookahead
  private let name: String
  private let isOnePage: Bool
  private let fields: LineFields
  /// How far the bytes that are not used yet were searched for the end of a line.
  private var searched = 0
  /// How many lines were read.
  private var number = 0
  /// Whether the rest of a line that is too long is still to be passed over.
  private var isTooLong = false
  /// Whether the next bytes may lie within a line whose beginning was lost with damage.
  private var isAfterDamage: Bool

  /// Longer than any page that the default limits take, escapes included.
  static let longestLine = 128 << 20

  /// - Parameters:
  ///   - head: what was read of the stream already.
  ///   - isAfterDamage: whether something was lost before it.
  init(_ stream: consuming ByteStream, head: [UInt8], name: String, fields: LineFields, isOnePage: Bool, isAfterDamage: Bool = false) {
    ahead = Lookahead(stream, head: head)
    (self.name, self.fields, self.isOnePage, self.isAfterDamage) = (name, fields, isOnePage, isAfterDamage)
  }

  /// Whether the next page is here already, or was lost, so that nothing has to be waited for.
  var hasNext: Bool {
    ahead.failure != nil || UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: ahead.bytes[searched...]) != nil
      || ahead.isAtEnd && !ahead.rest.isEmpty
  }

  func next() -> PendingPage? { isOnePage ? whole() : line() }

  private func whole() -> PendingPage? {
    guard !ahead.isAtEnd || !ahead.rest.isEmpty else { return nil }
    let isTooLong = ahead.has(Self.longestLine)
    if case .damaged(let damage)? = ahead.failure, damage.reason == .garbage, !ahead.rest.isEmpty {
      // The page is whole; what follows it is an error of its own.
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
      if ahead.rest.count >= Self.longestLine {
        isTooLong = true
        ahead.start = ahead.bytes.count
      }
      searched -= ahead.start
      if ahead.fill() { continue }
      searched = ahead.bytes.count
      guard let failure = ahead.takeFailure() else { return takeLine(to: ahead.bytes.count, next: ahead.bytes.count) }
      // The line at hand is lost; what comes next may begin within another.
      (searched, isTooLong, isAfterDamage) = (0, false, true)
      return .broken(name: "\(name):\(number + 1)", .unreadable("\(failure)"))
    }
  }

  static let tooLong = PageError.unreadable("more than \(longestLine >> 20) MiB in one piece, which no page is")

  /// - Returns: `nil` for a blank one, and for the rest of one that damage cut.
  private func takeLine(to end: Int, next: Int) -> PendingPage? {
    let line = ahead.bytes[ahead.start..<end]
    let isDoubtful = ahead.isDoubtful(end)
    (ahead.start, searched) = (next, next)
    number += 1
    if isTooLong {
      isTooLong = false
      return .broken(name: "\(name):\(number)", Self.tooLong)
    }
    let first = line.first { !UTF8Bytes.isBlank($0) }
    defer { isAfterDamage = false }
    guard first != nil, !isAfterDamage || first == UInt8(ascii: "{") else { return nil }
    let bytes = Array(line)
    // What damage left of a line is no error of its own.
    return isDoubtful && !LinePage.isReadable(bytes, fields) ? nil : .line(bytes, fields, stream: name, number: number)
  }
}

/// The lines of a stream in batches, as they come: whoever speaks to us is answered before we wait for more.
package struct StreamedLines {
  private let reader: LineReader

  /// - Throws: `StreamError` when not even the beginning can be read.
  package init(_ file: FileDescriptor, name: String, fields: LineFields = .usual) throws {
    reader = LineReader(try ByteStream(file), head: [], name: name, fields: fields, isOnePage: false)
  }

  /// Waits for a line, and gives it with all others that are here then.
  ///
  /// - Returns: `nil` at the end of the stream.
  package mutating func nextBatch() -> [PendingPage]? {
    guard let first = reader.next() else { return nil }
    var batch = [first]
    while reader.hasNext, let next = reader.next() { batch.append(next) }
    return batch
  }
}
