import Winnow

/// The header of an HTTP response: `HTTP/1.1 200 OK` and its fields.
struct HTTPHeader {
  let status: Int
  let fields: HeaderFields
  /// The start of the body.
  let end: Int

  private static let sign = Array("HTTP/".utf8)

  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.drop(while: UTF8Bytes.isASCIIWhitespace).starts(with: sign) }

  /// The header of the final response; interim responses before it, such as `100 Continue`, are skipped (RFC 9110, 15.2).
  ///
  /// - Returns: `nil` if there is none, or if it has no end.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while Self.begins(rest) {
      guard let (lines, end) = HeaderFields.lines(rest.drop(while: UTF8Bytes.isASCIIWhitespace)),
        let status = lines.first?.split(separator: UInt8(ascii: " "), maxSplits: 2).dropFirst().first.flatMap({
          UTF8Bytes.decimalInteger($0)
        })
      else { return nil }
      guard 100..<200 ~= status else {
        (self.status, self.end, fields) = (status, end, HeaderFields(lines.dropFirst()))
        return
      }
      rest = bytes[end...]
    }
    return nil
  }
}
