import SystemPackage
import Winnow

/// A stream, line by line; or as a whole, where it is one page.
final class LineReader {
  private var stream: ByteStream
  private let name: String
  private let isOnePage: Bool
  private let fields: LineFields
  private var buffer: [UInt8]
  private var start = 0, searched = 0, number = 0
  private var isAtEnd = false
  private var failure: PageError?

  /// Longer than any page that the default limits take, escapes included.
  private static let longestLine = 256 << 20

  /// - Parameter head: what was read of the stream already.
  init(_ stream: consuming ByteStream, head: [UInt8], name: String, fields: LineFields, isOnePage: Bool) {
    self.stream = stream
    (buffer, self.name, self.fields, self.isOnePage) = (head, name, fields, isOnePage)
  }

  private func fill() {
    guard !isAtEnd else { return }
    if start > 0 {
      buffer.removeFirst(start)
      searched -= start
      start = 0
    }
    do throws(StreamError) {
      let more = try stream.next()
      isAtEnd = more.isEmpty
      buffer += more
    } catch {
      failure = .unreadable("\(error)")
      // The line at hand is lost; what comes next may begin within another.
      (buffer, start, searched) = ([], 0, 0)
      if case .unreadable = error { isAtEnd = true }
    }
  }

  func next() -> PendingPage? { isOnePage ? whole() : line() }

  private func whole() -> PendingPage? {
    guard !isAtEnd || !buffer.isEmpty else { return nil }
    while !isAtEnd, failure == nil, buffer.count < Self.longestLine { fill() }
    isAtEnd = true
    defer { buffer = [] }
    return failure.map { .broken(name: name, $0) } ?? .bytes(buffer, name: name)
  }

  private func line() -> PendingPage? {
    while true {
      if let failure {
        self.failure = nil
        return .broken(name: "\(name):\(number + 1)", failure)
      }
      if let end = buffer[searched...].firstIndex(of: TextBytes.newline) {
        let line = buffer[start..<end]
        start = end + 1
        searched = start
        number += 1
        if line.contains(where: { !TextBytes.isBlank($0) }) { return .line(Array(line), fields, stream: name, number: number) }
        continue
      }
      searched = buffer.count
      guard !isAtEnd, buffer.count - start < Self.longestLine else { break }
      fill()
    }
    let line = buffer[start...]
    (start, searched) = (buffer.count, buffer.count)
    number += 1
    return line.contains { !TextBytes.isBlank($0) } ? .line(Array(line), fields, stream: name, number: number) : nil
  }
}
