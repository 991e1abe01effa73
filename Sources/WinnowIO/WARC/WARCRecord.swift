import Winnow

/// A record of a WARC file that holds a page: a response of a server, a resource, or the text of one.
public struct WARCRecord: Sendable, Codable {
  /// `WARC-Target-URI`, `WARC-Record-ID` and `WARC-Date`.
  var url, id, date: String?
  /// How to name it to a person: the file, and the number of the record.
  var name: String
  /// Of the HTTP header, or of the record where it holds no HTTP.
  var mediaType: MediaType
  /// The names of `Content-Encoding` and after them those of `Transfer-Encoding`, in the order in which they were applied.
  var codings: [String] = []
  var isChunked = false
  /// What was wrong with the record and mended, a sentence each.
  var warnings: [String] = []
  /// Without HTTP header; chunked and compressed as it came.
  var body: [UInt8] = []

  /// The page, dechunked and decompressed: the work of a worker.
  func load(limit: Int) -> (Origin, Result<RawPage, PageError>) {
    let origin = Origin(id: id, url: url, name: name, fetched: date)
    do throws(PageError) {
      let body = try HTTPBody(body, codings: codings, isChunked: isChunked, limit: limit)
      var page = RawPage(origin: origin, bytes: body.bytes, form: mediaType.isPlainText ? .plainText : .html, charset: mediaType.charset)
      page.warnings = warnings + body.warnings
      return (origin, .success(page))
    } catch {
      return (origin, .failure(error))
    }
  }
}

extension WARCRecord {
  /// What the header of a record says.
  init(_ fields: HeaderFields, name: String) {
    let url = fields["warc-target-uri"].map { $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0 }
    self.init(
      url: url, id: fields["warc-record-id"], date: fields["warc-date"], name: name, mediaType: MediaType(fields["content-type"] ?? ""))
    if let reason = fields["warc-truncated"] { warnings.append("the crawler cut the page off: WARC-Truncated: \(reason)") }
  }

  /// What the header of the response in it says.
  mutating func take(_ http: HTTPHeader) {
    let transfer = http.fields.list("transfer-encoding")
    mediaType = MediaType(http.fields.joined("content-type"))
    isChunked = transfer.contains("chunked")
    codings = http.fields.list("content-encoding") + transfer.filter { $0 != "chunked" }
  }
}
