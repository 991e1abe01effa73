package import Winnow

/// A page as raw bytes with a JSON header, for `winnow serve`.
package struct FramedPage: Sendable {
  private let head, bytes: [UInt8]
  private let name: String

  /// Creates a page from its JSON header and its bytes.
  /// - Parameters:
  ///   - head: an object with "id", "url", "fetched" and "charset", all optional, and "form": "text" for plain text.
  ///   - bytes: the page, in any charset.
  ///   - name: a name for messages.
  package init(head: [UInt8], bytes: [UInt8], name: String) { (self.head, self.bytes, self.name) = (head, bytes, name) }

  /// Reads the page, in a worker.
  package func load() -> (Origin, Result<RawPage, PageError>) {
    var origin = Origin(name: name)
    let repaired: RepairedJSON
    do throws(JSONError) { repaired = try RepairedJSON(head) } catch {
      return (origin, .failure(.unreadable("the head of this page is not valid JSON: \(error.message), at byte \(error.offset + 1)")))
    }
    let json = repaired.object
    origin.id = json.name("id", in: head)
    origin.url = json["url"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    origin.fetchedAt = json["fetched"]?.string
    var page = RawPage(
      origin: origin, bytes: bytes, sourceFormat: json["form"]?.string == "text" ? .plainText : .html, charset: json["charset"]?.string)
    page.warnings = repaired.warnings
    return (origin, .success(page))
  }
}
