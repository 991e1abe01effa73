import FoundationEssentials
import Winnow

/// A line of NDJSON as a page.
struct LinePage {
  private let object: JSON
  /// Its id, possibly a number.
  private let id: String?
  /// The HTML, and the plain text if it is available as bytes.
  private let html, text: [UInt8]?
  private let isUTF8: Bool
  private let warnings: [String]

  static func read(_ line: [UInt8], _ fields: LineFields, _ origin: Origin) -> (Origin, Result<RawPage, PageError>) {
    do throws(JSONError) { return try LinePage(line, fields).page(fields, origin) } catch {
      let what = line.contains(UTF8Bytes.newline) ? "object" : "line"
      return (origin, .failure(.unreadable("this \(what) is not valid JSON: \(error.message), at byte \(error.offset + 1)")))
    }
  }

  /// Whether a line is a page.
  static func isReadable(_ line: [UInt8], _ fields: LineFields) -> Bool { (try? read(line, fields, Origin(name: "")).1.get()) != nil }

  /// A malformed line is parsed again with the slower repairing parser, if no data is lost.
  private init(_ line: [UInt8], _ fields: LineFields) throws(JSONError) {
    do throws(JSONError) {
      (object, html) = try JSON.reading(line, bytesOf: fields.html)
      (id, text, isUTF8, warnings) = (object.name(fields.id, in: line), nil, true, [])
    } catch {
      let repaired = try RepairedJSON(line, bytesOf: [fields.html, fields.text])
      (object, isUTF8, warnings) = (repaired.object, repaired.isUTF8, repaired.warnings)
      id = object.name(fields.id, in: line)
      (html, text) = (repaired.bytes(of: fields.html), repaired.bytes(of: fields.text))
    }
  }

  private func page(_ fields: LineFields, _ origin: Origin) -> (Origin, Result<RawPage, PageError>) {
    guard case .object = object else {
      return (origin, .failure(.unreadable("this line is \(object.typeName), not an object with \"\(fields.html)\"")))
    }
    var origin = origin
    origin.id = id
    origin.url = object[fields.url]?.string.flatMap { $0.isEmpty ? nil : $0 }
    origin.fetchedAt = object["fetched"]?.string
    let charset = isUTF8 ? "utf-8" : nil
    var page: RawPage
    if let html {
      page = RawPage(origin: origin, bytes: html, charset: charset)
      page.isUTF8 = isUTF8
    } else if let encoded = object[fields.base64]?.string {
      guard let bytes = Self.decoded(encoded) else { return (origin, .failure(.unreadable("\"\(fields.base64)\" is not valid Base64"))) }
      page = RawPage(origin: origin, bytes: bytes, charset: object["charset"]?.string)
    } else if let text = text ?? object[fields.text]?.string.map({ Array($0.utf8) }) {
      page = RawPage(origin: origin, bytes: text, sourceFormat: .plainText, charset: charset)
    } else {
      return (origin, .failure(.unreadable(missing(fields))))
    }
    page.warnings = warnings
    return (origin, .success(page))
  }

  /// The error that the line has no key of a page, with the keys that it has.
  private func missing(_ fields: LineFields) -> String {
    guard case .object(let members) = object else { return "" }
    if let error = object["error"]?.string { return "this line records that a page failed (\(error)), and does not have the page" }
    let there = members.prefix(Self.maxShownKeys).map { "\"\($0.key.prefix(Self.maxShownKeys))\"" }.joined(separator: ", ")
    let found = there.isEmpty ? "it is empty" : "it has \(there)" + (members.count > Self.maxShownKeys ? ", …" : "")
    return
      "this line has none of \"\(fields.html)\", \"\(fields.base64)\" and \"\(fields.text)\": \(found); --fields html=… says which key is the page"
  }

  /// A line may have any number of keys, of any length.
  private static let maxShownKeys = 12

  /// Base64 in either alphabet of RFC 4648, with or without padding, and with the line ends of RFC 2045.
  private static func decoded(_ text: String) -> [UInt8]? {
    if let data = Data(base64Encoded: text) { return [UInt8](data) }
    var digits = text.utf8.filter { !UTF8Bytes.isASCIIWhitespace($0) && $0 != UInt8(ascii: "=") }.map {
      $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
    }
    while digits.count % 4 != 0 { digits.append(UInt8(ascii: "=")) }
    return Data(base64Encoded: Data(digits)).map { [UInt8]($0) }
  }
}
