/// A charset label from the page's `meta` or XML declaration, or from the transport.
struct DeclaredCharset {
  /// The label as declared: printable ASCII, at most 40 characters.
  let label: String
  /// `nil` for an unknown label.
  let charset: Charset?

  init(label: String) {
    self.label = String(String.UnicodeScalarView(label.unicodeScalars.prefix(40).filter { 0x21...0x7E ~= $0.value }))
    charset = Charset.forLabel(label)
  }

  /// The `meta` or XML declaration in the first 4 KiB; browsers stop at 1 KiB, but pages declare it later.
  init?(in page: [UInt8]) {
    guard let label = Self.meta(in: page) else { return nil }
    let charset = Charset.forLabel(label)
    self.label = label
    // The declaration is readable as ASCII, so the page is not UTF-16.
    if case .wide = charset?.decoder { self.charset = .utf8 } else { self.charset = charset }
  }

  private static func meta(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096).map(UTF8Bytes.asciiLowercased)
    let key = Array("charset".utf8)
    let encoding = Array("encoding".utf8)
    var at = 0
    while let found = UTF8Bytes.firstRange(of: key, in: head[at...]) {
      at = found.upperBound
      guard let tag = head[..<found.lowerBound].lastIndex(of: UInt8(ascii: "<")), head[tag...].starts(with: "<meta".utf8) else { continue }
      if let label = value(in: head[at...]) { return label }
    }
    guard head.starts(with: "<?xml".utf8), let found = UTF8Bytes.firstRange(of: encoding, in: head.prefix { $0 != UInt8(ascii: ">") })
    else { return nil }
    return value(in: head[found.upperBound...])
  }

  /// The value after `=`.
  private static func value(in bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes.drop(while: UTF8Bytes.isASCIIWhitespace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { UTF8Bytes.isASCIIWhitespace($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let name = rest.prefix { $0 > 0x20 && $0 < 0x7F && !#""';>/"#.utf8.contains($0) }
    return name.isEmpty ? nil : String(decoding: name.prefix(40), as: UTF8.self)
  }
}
