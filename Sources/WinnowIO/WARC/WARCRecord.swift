import Winnow

/// A WARC record with a page: a response, a resource, or a conversion.
public struct WARCRecord: Sendable, Codable {
  /// `WARC-Target-URI`, `WARC-Record-ID` and `WARC-Date`.
  var url, id, date: String?
  /// A name for messages: the file, and the number of the record.
  var name: String
  /// From the HTTP header, or from the record if it has no HTTP header.
  var mediaType: MediaType
  /// The names of `Content-Encoding`, then those of `Transfer-Encoding`, in the order in which they were applied.
  var codings: [String] = []
  var isChunked = false
  /// The repairs of the record, one sentence each.
  var warnings: [String] = []
  /// Without the HTTP header; still chunked and compressed.
  var body: [UInt8] = []

  /// The page, with all codings decoded, in a worker.
  func load(limit: Int) -> (Origin, Result<RawPage, PageError>) {
    let origin = Origin(id: id, url: url, name: name, fetchedAt: date)
    do throws(PageError) {
      let body = try HTTPBody(body, codings: codings, isChunked: isChunked, limit: limit)
      var page = RawPage(
        origin: origin, bytes: body.bytes, sourceFormat: mediaType.isPlainText ? .plainText : .html, charset: mediaType.charset)
      page.warnings = warnings + body.warnings
      return (origin, .success(page))
    } catch {
      return (origin, .failure(error))
    }
  }
}

extension WARCRecord {
  /// Reads the record's header.
  init(_ fields: HeaderFields, name: String) {
    let url = fields["warc-target-uri"].map { $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0 }
    self.init(
      url: url, id: fields["warc-record-id"], date: fields["warc-date"], name: name, mediaType: MediaType(fields["content-type"] ?? ""))
    if let reason = fields["warc-truncated"] { warnings.append("the crawler cut the page off: WARC-Truncated: \(reason)") }
  }

  /// Reads the header of the response in it.
  mutating func take(_ http: HTTPHeader) {
    let transfer = http.fields.list("transfer-encoding")
    mediaType = MediaType(http.fields.joined("content-type"))
    isChunked = transfer.contains("chunked")
    codings = http.fields.list("content-encoding") + transfer.filter { $0 != "chunked" }
  }
}
