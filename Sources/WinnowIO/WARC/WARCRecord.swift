import Winnow

/// A record of a WARC file that holds a page: a response of a server, or a resource.
public struct WARCRecord: Sendable, Codable {
  /// `WARC-Target-URI`, `WARC-Record-ID` and `WARC-Date`.
  var url, id, date: String?
  /// How to name it to a person: the file, and the number of the record.
  var name: String
  /// Of the HTTP header, or of the record where it holds no HTTP.
  var mediaType: MediaType
  /// The names of `Content-Encoding`, in the order in which they were applied.
  var encodings: [String] = []
  var isChunked = false
  /// Without HTTP header; chunked and packed as it came.
  var body: [UInt8] = []

  /// The page, dechunked and unpacked: the work of a worker.
  func load(limit: Int) -> (Origin, Result<RawPage, PageError>) {
    let origin = Origin(id: id, url: url, name: name, fetched: date)
    do throws(PageError) {
      let bytes = try unpacked(isChunked ? HTTPBody.dechunked(body) : body, limit: limit)
      return (origin, .success(RawPage(origin: origin, bytes: bytes, form: mediaType.isPlainText ? .plainText : .html, charset: mediaType.charset)))
    } catch {
      return (origin, .failure(error))
    }
  }

  /// Servers pack once; a header that says so hundreds of times would only keep a worker busy.
  private static let mostEncodings = 4

  /// Crawlers that store bodies unpacked often leave the server's header as it was: what is not packed stays.
  private func unpacked(_ body: [UInt8], limit: Int) throws(PageError) -> [UInt8] {
    guard encodings.count <= Self.mostEncodings else { throw .unreadable("it is packed \(encodings.count) times over") }
    var bytes = body
    for encoding in encodings.reversed() where encoding != "identity" {
      guard let packing = Packing.of(contentEncoding: encoding) else { throw .unreadable("the content encoding \"\(encoding)\" is not known") }
      if packing == .gzip || packing == .zstd, Packing.of(bytes) != packing { continue }
      do { bytes = try Unpacker.all(bytes, packing, limit: limit) } catch {
        if PendingPage.looksLikeHTML(bytes) { continue }
        throw .unreadable("\(error)")
      }
    }
    return bytes
  }
}

/// A media type as HTTP has it: `text/html; charset=utf-8`.
struct MediaType: Sendable, Equatable, Codable {
  let name: String
  let charset: String?

  init(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { HeaderFields.trimmed($0) }
    name = (parts.first ?? "").lowercased()
    charset = parts.dropFirst().lazy.filter { $0.lowercased().hasPrefix("charset=") }.map { String($0.dropFirst(8).filter { $0 != "\"" && $0 != "'" }) }.first { !$0.isEmpty }
  }

  var isPlainText: Bool { name == "text/plain" }
  /// Whether a page of it is one that Winnow reads; nothing said may be anything.
  var isPage: Bool { name.isEmpty || name == "text/html" || name == "application/xhtml+xml" || isPlainText }
}

/// `Name: value` lines, as WARC and HTTP have them.
struct HeaderFields {
  private var fields: [(name: String, value: String)] = []

  init(_ lines: some Sequence<ArraySlice<UInt8>>) {
    for line in lines {
      if let first = line.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !fields.isEmpty {
        fields[fields.count - 1].value += " " + Self.trimmed(String(decoding: line, as: UTF8.self))
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      fields.append((Self.trimmed(String(decoding: line[..<colon], as: UTF8.self)).lowercased(), Self.trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self))))
    }
  }

  /// The first value of this name, in small letters.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  static func trimmed(_ text: some StringProtocol) -> String {
    let inside = text.unicodeScalars.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    var scalars = Array(inside)
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The lines of a header, and where the body begins; `nil` when it has no end.
  static func lines(_ bytes: ArraySlice<UInt8>) -> (lines: [ArraySlice<UInt8>], end: Int)? {
    var lines: [ArraySlice<UInt8>] = [], start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[start..<end].last == UInt8(ascii: "\r") ? bytes[start..<end - 1] : bytes[start..<end]
      start = end + 1
      if line.isEmpty { return (lines, start) }
      lines.append(line)
    }
    return nil
  }
}

/// The transfer coding of HTTP/1.1.
enum HTTPBody {
  /// The body without chunk sizes. One that is not chunked after all comes back as it is, one that ends too soon as far as it goes.
  static func dechunked(_ body: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [], at = 0
    while at < body.count, let end = body[at...].firstIndex(of: UInt8(ascii: "\n")) {
      let digits = body[at..<end].prefix { Character(Unicode.Scalar($0)).isHexDigit }
      guard !digits.isEmpty, digits.count < 9, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return out.isEmpty ? body : out }
      guard size > 0 else { return out }
      let start = end + 1, stop = min(body.count, start + size)
      out += body[start..<stop]
      at = stop
      while at < body.count, body[at] == UInt8(ascii: "\r") || body[at] == UInt8(ascii: "\n") { at += 1 }
    }
    return out.isEmpty ? body : out
  }
}
