extension UTF8Bytes {
  /// The number of U+FFFD in these bytes.
  static func replacements(in bytes: [UInt8]) -> Int {
    var count = 0
    var at = 0
    while let found = HTMLParser.firstIndex(of: 0xEF, in: bytes[at...]) {
      if bytes[found...].starts(with: [0xEF, 0xBF, 0xBD]) { count += 1 }
      at = found + 1
    }
    return count
  }
}
