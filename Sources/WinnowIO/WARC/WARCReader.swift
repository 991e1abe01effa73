import SystemPackage
import Winnow

/// The pages of a WARC file (1.0 and 1.1), packed or not, record by record in bounded memory.
///
/// Responses with a status of 200 to 299 and resources are pages when their media type is HTML or plain text; all other records
/// are passed over. What is damaged is an error of its own, and reading goes on at the next record.
final class WARCReader {
  private var ahead: Lookahead
  private let name: String
  private var number = 0
  /// Whether the beginning of a record is to be looked for.
  private var isLost = false
  private var pending: [PendingPage] = []

  static let sign = Array("WARC/".utf8)
  private static let longestHeader = 256 << 10
  /// A longer record is no page.
  private static let longestRecord = 256 << 20

  init(_ stream: consuming ByteStream, head: [UInt8], name: String) {
    ahead = Lookahead(stream, head: head)
    self.name = name
  }

  func next() -> PendingPage? {
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      if isLost { findRecord() }
      skipBlankLines()
      guard !ahead.rest.isEmpty || fill() else { return pending.isEmpty ? nil : pending.removeFirst() }
      if let page = record() { return page }
    }
  }

  // MARK: Bytes

  /// `false` at the end.
  private func fill() -> Bool {
    do throws(StreamError) { return try ahead.fill() } catch {
      // What was read of the record at hand is lost with it.
      isLost = true
      note("\(error)")
      return !ahead.isAtEnd
    }
  }

  /// Whether so many bytes are there.
  private func has(_ count: Int) -> Bool {
    let lost = isLost
    while ahead.rest.count < count { if !fill() || isLost != lost { return false } }
    return true
  }

  private func note(_ why: String) { pending.append(.broken(name: "\(name):record \(number + 1)", .unreadable(why))) }

  private func skipBlankLines() {
    while true {
      while let first = ahead.rest.first, TextBytes.isBlank(first) { ahead.start += 1 }
      if !ahead.rest.isEmpty || !fill() { return }
    }
  }

  private func skip(_ count: Int) {
    var left = count
    while left > 0 {
      let here = min(left, ahead.rest.count)
      ahead.start += here
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
      if ahead.rest.starts(with: Self.sign) { return }
      if let found = TextBytes.firstRange(of: Self.recordStart, in: ahead.rest) { ahead.start = found.lowerBound + 1; return }
      ahead.start = max(ahead.start, ahead.bytes.count - Self.recordStart.count)
      if !fill() { ahead.start = ahead.bytes.count; return }
      isLost = false
    }
  }

  // MARK: Records

  private func record() -> PendingPage? {
    guard has(Self.sign.count), ahead.rest.starts(with: Self.sign) else {
      if !isLost, pending.isEmpty { note("is no WARC record; reading goes on at the next") }
      isLost = true
      return nil
    }
    guard let fields = header() else { return nil }
    number += 1
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      pending.append(.broken(name: "\(name):record \(number)", .unreadable("has no length; reading goes on at the next")))
      isLost = true
      return nil
    }
    return body(fields, length)
  }

  private func header() -> HeaderFields? {
    var wanted = 1 << 10
    while true {
      _ = has(wanted)
      if isLost { return nil }
      if let (lines, end) = HeaderFields.lines(ahead.rest) {
        ahead.start = end
        return HeaderFields(lines.dropFirst())
      }
      guard ahead.rest.count >= wanted, wanted < Self.longestHeader else {
        note("has a header without end")
        isLost = true
        ahead.start = min(ahead.bytes.count, ahead.start + Self.sign.count)
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
    if record.mediaType.name == "application/http" || ahead.rest.starts(with: Self.http) {
      guard let (lines, end) = HeaderFields.lines(ahead.rest.prefix(length)) else { skip(length); return nil }
      headerLength = end - ahead.start
      let http = HeaderFields(lines.dropFirst())
      guard let status = lines.first.flatMap(Self.status), 200..<300 ~= status else { skip(length); return nil }
      record.mediaType = MediaType(http["content-type"] ?? "")
      record.encodings = (http["content-encoding"] ?? "").lowercased().split(separator: ",").map { HeaderFields.trimmed($0) }
      record.isChunked = http["transfer-encoding"]?.lowercased().hasSuffix("chunked") ?? false
    }
    guard record.mediaType.isPage else { skip(length); return nil }
    guard has(length) else { return shortened(record) }
    record.body = Array(ahead.rest.prefix(length).dropFirst(headerLength))
    ahead.start += length
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
    if !isLost { ahead.start = ahead.bytes.count }
    return nil
  }
}
