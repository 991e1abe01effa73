import SystemPackage
import Winnow

/// Classifies a file by its first bytes if its name is inconclusive: a page, or a container of pages.
enum ContentSniffer {
  /// Sufficient for a comment before the first tag.
  private static let enough = 4096

  /// - Returns: ``PageNames/Kind/page``, ``PageNames/Kind/stream`` or ``PageNames/Kind/other``.
  /// - Throws: `Errno`, ``StreamError``.
  static func kind(of path: FilePath, _ fields: LineFields) throws -> PageNames.Kind {
    let file = try FileDescriptor.open(path, .readOnly)
    let head: [UInt8]
    do { head = try Bytes.part(of: file, at: 0, count: enough) } catch {
      try? file.close()
      throw error
    }
    guard Compression.of(head) != nil || Compression.of(fileExtension: path.extension) == .brotli else {
      try file.close()
      return kind(of: head, fields)
    }
    // The stream closes the file.
    var stream = try ByteStream(file, fileExtension: path.extension)
    var decompressed: [UInt8] = []
    while decompressed.count < enough, try stream.appendNext(to: &decompressed) {}
    return kind(of: Array(decompressed.prefix(enough)), fields)
  }

  static func kind(of head: [UInt8], _ fields: LineFields) -> PageNames.Kind {
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let text = isUTF16 ? head.dropFirst(2).filter { $0 != 0 }[...] : UTF8Bytes.withoutMark(head)
    let rest = text.drop(while: UTF8Bytes.isASCIIWhitespace)
    if rest.starts(with: WARCReader.magic) { return .stream }
    if rest.first == UInt8(ascii: "{") || ObjectReader.reads(rest) { return hasPage(rest, fields) ? .stream : .other }
    return isHTML(rest) ? .page : .other
  }

  /// Whether a JSON object has a page among its first members.
  private static func hasPage(_ json: ArraySlice<UInt8>, _ fields: LineFields) -> Bool {
    [fields.html, fields.base64].contains { UTF8Bytes.firstRange(of: Array("\"\($0)\"".utf8), in: json) != nil }
  }

  /// Detects HTML as in the WHATWG MIME Sniffing Standard, section 7.1, but requires a tag after comments, and HTML after an XML
  /// declaration.
  private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    var isXML = false
    while true {
      rest = rest.drop(while: UTF8Bytes.isASCIIWhitespace)
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = UTF8Bytes.firstRange(of: Array("-->".utf8), in: rest.dropFirst(4)) else { return !isXML }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<?".utf8)) {
        guard let end = UTF8Bytes.firstRange(of: Array("?>".utf8), in: rest) else { return false }
        (rest, isXML) = (rest[end.upperBound...], true)
      } else {
        return (isXML ? documentTags : documentTags + contentTags).contains { begins(rest, with: $0) }
      }
    }
  }

  private static let documentTags = ["<!doctype html", "<html"].map { Array($0.utf8) }
  private static let contentTags = [
    "head", "body", "title", "meta", "link", "script", "style", "iframe", "h1", "div", "table", "font", "a", "b", "br", "p",
  ].map { Array("<\($0)".utf8) }

  /// Whether the text begins with the complete tag.
  private static func begins(_ text: ArraySlice<UInt8>, with tag: [UInt8]) -> Bool {
    let head = text.prefix(tag.count + 1)
    guard head.count == tag.count + 1, let next = head.last else { return false }
    return zip(head, tag).allSatisfy { (0x41...0x5A ~= $0 ? $0 | 0x20 : $0) == $1 }
      && (UTF8Bytes.isASCIIWhitespace(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/"))
  }
}
