import SystemPackage
import Winnow

/// The pages of a WARC file (1.0 and 1.1), packed or not, record by record in bounded memory.
///
/// Responses with a status of 200 to 299 and resources are pages when their media type is HTML or plain text; all other records
/// are passed over. What is damaged is an error of its own, and reading goes on at the next record.
final class WARCReader {
  private var stream: ByteStream
  private let name: String
  private var buffer: [UInt8]
  private var start = 0
  private var isAtEnd = false
  private var number = 0
  /// Whether the beginning of a record is to be looked for.
  private var isLost = false
  private var pending: [PendingPage] = []

  static let sign = Array("WARC/".utf8)
  private static let longestHeader = 256 << 10
  /// A longer record is no page.
  private static let longestRecord = 256 << 20

  init(_ stream: consuming ByteStream, head: [UInt8], name: String) {
    self.stream = stream
    (buffer, self.name) = (head, name)
  }

  func next() -> PendingPage? {
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      if isLost { findRecord() }
      skipBlankLines()
      guard start < buffer.count || fill() else { return pending.isEmpty ? nil : pending.removeFirst() }
      if let page = record() { return page }
    }
  }

  // MARK: Bytes

  /// `false` at the end.
  private func fill() -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    do throws(StreamError) {
      let more = try stream.next()
      isAtEnd = more.isEmpty
      buffer += more
    } catch {
      // What was read of the record at hand is lost with it.
      (buffer, start, isLost) = ([], 0, true)
      if case .unreadable = error { isAtEnd = true }
      note("\(error)")
    }
    return !isAtEnd
  }

  /// Whether so many bytes are there.
  private func has(_ count: Int) -> Bool {
    let lost = isLost
    while buffer.count - start < count { if !fill() || isLost != lost { return false } }
    return true
  }

  private func note(_ why: String) { pending.append(.broken(name: "\(name):record \(number + 1)", .unreadable(why))) }

  private func skipBlankLines() {
    while true {
      while start < buffer.count, TextBytes.isBlank(buffer[start]) { start += 1 }
      if start < buffer.count || !fill() { return }
    }
  }

  private func skip(_ count: Int) {
    var left = count
    while left > 0 {
      let here = min(left, buffer.count - start)
      start += here
      left -= here
      if left > 0 {
        let lost = isLost
        if !fill() || isLost != lost { return }
      }
    }
  }

  private static let recordStart = Array("\nWARC/1.".utf8)

  private func findRecord() {
    isLost = false
    while true {
      if buffer[start...].starts(with: Self.sign) { return }
      if let found = TextBytes.firstRange(of: Self.recordStart, in: buffer[start...]) { start = found.lowerBound + 1; return }
      start = max(start, buffer.count - Self.recordStart.count)
      if !fill() { start = buffer.count; return }
      isLost = false
    }
  }

  // MARK: Records

  private func record() -> PendingPage? {
    guard has(Self.sign.count), buffer[start...].starts(with: Self.sign) else {
      if !isLost, pending.isEmpty { note("is no WARC record; reading goes on at the next") }
      isLost = true
      return nil
    }
    guard let header = header() else { return nil }
    number += 1
    let fields = HeaderFields(header.dropFirst())
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      pending.append(.broken(name: "\(name):record \(number)", .unreadable("has no length; reading goes on at the next")))
      isLost = true
      return nil
    }
    return body(fields, length)
  }

  private func header() -> [ArraySlice<UInt8>]? {
    var wanted = 1 << 10
    while true {
      _ = has(wanted)
      if isLost { return nil }
      if let (lines, end) = HeaderFields.lines(buffer[start...]) {
        let copy = lines.map { ArraySlice(Array($0)) }
        start = end
        return copy
      }
      guard buffer.count - start >= wanted, wanted < Self.longestHeader else {
        note("has a header without end")
        isLost = true
        start = min(buffer.count, start + Self.sign.count)
        return nil
      }
      wanted *= 2
    }
  }

  /// So much of a block is read before it is known whether it is a page.
  private static let peek = 32 << 10

  private func body(_ fields: HeaderFields, _ length: Int) -> PendingPage? {
    let type = fields["warc-type"]?.lowercased() ?? ""
    guard type == "response" || type == "resource" else { skip(length); return nil }
    var record = WARCRecord(url: fields["warc-target-uri"].map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }, id: fields["warc-record-id"],
                            date: fields["warc-date"], name: "\(name):record \(number)", mediaType: MediaType(fields["content-type"] ?? ""))
    guard length <= Self.longestRecord else {
      skip(length)
      return .broken(name: record.name, .overLimit("\(length) bytes, more than \(Self.longestRecord)", "bytes"))
    }
    guard has(min(length, Self.peek)) else { return shortened(record) }
    var headerLength = 0
    if record.mediaType.name == "application/http" || buffer[start...].starts(with: Self.http) {
      guard let (lines, end) = HeaderFields.lines(buffer[start..<min(buffer.count, start + length)]) else { skip(length); return nil }
      headerLength = end - start
      let http = HeaderFields(lines.dropFirst())
      guard let status = lines.first.flatMap(Self.status), 200..<300 ~= status else { skip(length); return nil }
      record.mediaType = MediaType(http["content-type"] ?? "")
      record.encodings = (http["content-encoding"] ?? "").lowercased().split(separator: ",").map { HeaderFields.trimmed($0) }
      record.isChunked = http["transfer-encoding"]?.lowercased().hasSuffix("chunked") ?? false
    }
    guard record.mediaType.isPage else { skip(length); return nil }
    guard has(length) else { return shortened(record) }
    record.body = Array(buffer[start + headerLength..<start + length])
    start += length
    return .record(record)
  }

  private static let http = Array("HTTP/".utf8)

  /// `HTTP/1.1 200 OK`
  private static func status(_ line: ArraySlice<UInt8>) -> Int? {
    line.split(separator: UInt8(ascii: " "), maxSplits: 2).dropFirst().first.flatMap { TextBytes.number($0) }
  }

  /// What ended, or was damaged, within the record.
  private func shortened(_ record: WARCRecord) -> PendingPage? {
    // Damage has said so already.
    if pending.isEmpty { pending.append(.broken(name: record.name, .unreadable("the file ends within the record"))) }
    start = isLost ? start : buffer.count
    return nil
  }
}
