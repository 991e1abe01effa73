/// Percent-encoding of URLs: RFC 3986, section 2.1.
enum PercentEncoding {
  /// With `%3A` and the like decoded.
  static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var out: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UTF8Bytes.hexadecimal(rest.prefix(2)) {
        out.append(UInt8(value))
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
