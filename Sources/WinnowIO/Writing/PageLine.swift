import FoundationEssentials
package import Winnow

/// One page as an NDJSON line in Winnow's own input format.
package enum PageLine {
  /// Creates the line.
  /// - Parameters:
  ///   - page: the page's bytes; `nil` if they could not be read.
  ///   - error: the reason for the failure.
  package static func bytes(_ origin: Origin, _ page: RawPage?, error: PageError? = nil) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", origin.identity)
      json.member("url", origin.url)
      json.member("fetched", origin.fetchedAt)
      if let error {
        json.member("error", "\(error)")
        json.member("class", error.kind)
        if case .stage(let id, _) = error { json.member("stage", id) }
      }
      guard let page else { return }
      if page.sourceFormat == .plainText, let text = String(validating: page.bytes, as: UTF8.self) {
        json.member("text", text)
      } else {
        json.member("charset", page.charset)
        json.member("html_base64", Data(page.bytes).base64EncodedString())
      }
    }
    json.lineEnd()
    return json.bytes
  }
}
