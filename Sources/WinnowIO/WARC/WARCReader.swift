import Winnow

/// Reads the pages of a WARC file (0.17 to 1.1), compressed or not, record by record in bounded memory.
///
/// Responses with a status of 200 to 299, resources and conversions are pages if their media type is HTML or plain text, or XML that begins
/// like HTML, and their URL is not one for programs, such as `/robots.txt`; all other records are skipped. A damaged record is an error of
/// its own, and reading continues at the next record.
final class WARCReader {
  private var blocks: WARCBlocks
  private let name: String
  private var number = 0
  /// Whether the beginning of a record must be searched.
  private var isLost: Bool
  /// The record within which the current part of the file ended, if any.
  private var cut: String?

  static let magic = WARCSignature.bytes
  private static let maxHeaderLength = 256 << 10
  /// A longer record is not a page.
  static let maxRecordLength = 256 << 20

  /// - Parameters:
  ///   - head: the bytes already read from the stream.
  ///   - isAfterDamage: whether bytes before it were lost.
  init(_ stream: consuming ByteStream, head: [UInt8], name: String, isAfterDamage: Bool = false) {
    blocks = WARCBlocks(LookaheadBuffer(stream, head: head))
    (self.name, isLost) = (name, isAfterDamage)
  }

  func next() -> PendingPage? {
    while true {
      if isLost, blocks.findRecord() { isLost = false }
      if blocks.skipBlanks() {
        if let page = record() { return page }
        continue
      }
      guard let failure = blocks.ahead.takeFailure() else { return nil }
      defer { cut = nil }
      isLost = true
      return .broken(name: cut ?? recordName(number + 1), .unreadable("\(failure)"))
    }
  }

  private func recordName(_ number: Int) -> String { "\(name):record \(number)" }

  // MARK: Records

  private func record() -> PendingPage? {
    guard blocks.ahead.has(Self.magic.count), blocks.ahead.rest.starts(with: Self.magic) else {
      return damaged("is not a WARC record; reading continues at the next")
    }
    var wanted = 1 << 10
    while true {
      let isThere = blocks.ahead.has(wanted)
      if let (lines, end) = HeaderFields.lines(blocks.ahead.rest) {
        blocks.ahead.start = end
        number += 1
        return body(HeaderFields(lines.dropFirst()))
      }
      guard isThere, wanted < Self.maxHeaderLength else {
        blocks.ahead.start += Self.magic.count
        return damaged("has a header without end")
      }
      wanted *= 2
    }
  }

  /// - Returns: `nil` if damage caused it, which is reported at the end of the part.
  private func damaged(_ why: String) -> PendingPage? {
    isLost = true
    return blocks.ahead.failure == nil && !blocks.ahead.isDoubtful(blocks.ahead.start + 1)
      ? .broken(name: recordName(number + 1), .unreadable(why)) : nil
  }

  private static let types: Set<String> = ["response", "resource", "conversion"]

  private func body(_ fields: HeaderFields) -> PendingPage? {
    let length = fields["content-length"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
    var record = WARCRecord(fields, name: recordName(number))
    guard Self.types.contains(fields["warc-type"]?.lowercased() ?? ""), !PageNames.isForPrograms(address: record.url ?? "") else {
      isLost = !blocks.skipBlock(length)
      return nil
    }
    let headerLength: Int
    switch httpHeader(of: &record, length) {
    case .page(let length): headerLength = length
    case .cut: return end(within: record)
    case .other:
      isLost = !blocks.skipBlock(length)
      return nil
    }
    let extent = blocks.extent(length)
    // The empty line at the end of an HTTP header resembles the end of a record.
    if let length, length > headerLength, blocks.ahead.rest.count <= headerLength { return end(within: record) }
    switch extent {
    case .bytes(let count, let matchesContentLength):
      record.body = Array(blocks.ahead.rest.prefix(count).dropFirst(headerLength))
      blocks.ahead.start += count
      if !matchesContentLength {
        record.warnings.append(
          "the record \(length.map { "says that it has \($0) bytes" } ?? "does not say its length"); it was read to the next one, \(count) bytes"
        )
      }
      return .record(record)
    case .tooLong:
      isLost = !blocks.skipBlock(length)
      // The record is lost in any case.
      if case .damaged? = blocks.ahead.failure { isLost = blocks.ahead.takeFailure() != nil }
      return .broken(
        name: record.name, .over(.bytes, "\(length.map { "\($0)" } ?? "too many") bytes, more than \(Self.maxRecordLength)"))
    case .cut: return end(within: record)
    }
  }

  /// - Returns: `nil` if damage truncated it, which is reported at the end of the part.
  private func end(within record: WARCRecord) -> PendingPage? {
    blocks.ahead.start = blocks.ahead.bytes.count
    guard blocks.ahead.failure != nil else { return .broken(name: record.name, .unreadable("the file ends within the record")) }
    cut = record.name
    return nil
  }

  /// Bytes of a block that are read to decide whether it is a page.
  private static let peek = 32 << 10
  /// Bytes within which XHTML has its first tag.
  private static let xmlPeek = 1 << 10

  private enum Block {
    /// A page, after an HTTP header of this number of bytes.
    case page(headerLength: Int)
    /// Not a page.
    case other
    /// The file, or its undamaged part, ends before this is decided.
    case cut
  }

  private func httpHeader(of record: inout WARCRecord, _ length: Int?) -> Block {
    _ = blocks.ahead.has(min(length ?? Self.peek, Self.peek))
    var headerLength = 0
    if record.mediaType.name == "application/http" || HTTPHeader.begins(blocks.ahead.rest.prefix(Self.xmlPeek)) {
      var http = HTTPHeader(blocks.ahead.rest.prefix(Self.maxHeaderLength))
      if http == nil, HTTPHeader.begins(blocks.ahead.rest) {
        _ = blocks.ahead.has(min(length ?? Self.maxHeaderLength, Self.maxHeaderLength))
        http = HTTPHeader(blocks.ahead.rest.prefix(Self.maxHeaderLength))
      }
      if let http {
        guard 200..<300 ~= http.status else { return .other }
        headerLength = http.end - blocks.ahead.start
        record.take(http)
      } else {
        // Some crawlers omit the header.
        guard !HTTPHeader.begins(blocks.ahead.rest), PendingPage.looksLikeHTML(Array(blocks.ahead.rest.prefix(Self.peek))) else {
          let isCut = length.map { blocks.ahead.rest.count < min($0, Self.peek) } ?? false
          return isCut ? .cut : .other
        }
        record.mediaType = MediaType("")
      }
    }
    if record.mediaType.isPage { return .page(headerLength: headerLength) }
    let start = blocks.ahead.rest.dropFirst(headerLength).prefix(min(Self.xmlPeek, max(0, (length ?? .max) - headerLength)))
    let isXHTML = record.mediaType.isXML && UTF8Bytes.firstRange(of: Array("<html".utf8), in: start) != nil
    return isXHTML ? .page(headerLength: headerLength) : .other
  }
}
