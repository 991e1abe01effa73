extension JSONReader {
  mutating func textBytes() throws(JSONError) -> [UInt8] {
    // The slow path finds and reports the mistake.
    guard let (text, end) = HTMLParser.jsonText(in: bytes, from: at + 1) else {
      guard repairs != nil else { return Array(try string().utf8) }
      let text = Array(try stringBytes())
      if !HTMLParser.isValidUTF8(text[...]) { repairs?.note(.notUTF8) }
      return text
    }
    at = end
    return text
  }

  mutating func string() throws(JSONError) -> String {
    let start = at
    let text = try stringBytes()
    if !HTMLParser.isValidUTF8(text) {
      guard repairs?.note(.notUTF8) != nil else { throw error("the text has bytes that are not UTF-8", at: start) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The string without quotes and escapes.
  mutating func stringBytes() throws(JSONError) -> ArraySlice<UInt8> {
    let start = at
    at += 1
    var out: [UInt8] = []
    while true {
      let run = at
      at = HTMLParser.plainEnd(in: bytes, from: at)
      while dialect == .lenient || repairs != nil, at < bytes.count, bytes[at] < 0x20 {
        repairs?.note(.controlCharacter)
        at = HTMLParser.plainEnd(in: bytes, from: at + 1)
      }
      guard at < bytes.count else { throw error("the text has no end: expected \"", at: start) }
      if bytes[at] == UInt8(ascii: "\""), out.isEmpty {
        at += 1
        return bytes[run..<(at - 1)]
      }
      out += bytes[run..<at]
      if bytes[at] == UInt8(ascii: "\"") { break }
      guard bytes[at] == UInt8(ascii: "\\") else {
        throw error("\(found == "control byte 10" ? "a line end" : found) in a string; write it as an escape: \\n, \\t, \\u00…")
      }
      try escape(into: &out)
    }
    at += 1
    return out[...]
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    let start = at
    at += 1
    guard at < bytes.count else { throw error("the file ends in an escape") }
    if let byte = Self.escaped(bytes[at]) {
      out.append(byte)
      at += 1
      return
    }
    if bytes[at] == UInt8(ascii: "'"), repairs?.note(.quoteEscape) != nil {
      out.append(UInt8(ascii: "'"))
      at += 1
      return
    }
    guard bytes[at] == UInt8(ascii: "u") else {
      throw error("\\\(found.filter { $0 != "\"" }) is not an escape; a backslash is written \\\\", at: start)
    }
    at += 1
    var code = try hex(from: start)
    if code >= 0xDC00, code < 0xE000 { return try loneSurrogate(code, "the high one must come first", from: start, into: &out) }
    if code >= 0xD800, code < 0xDC00 {
      let after = at
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
        return try loneSurrogate(code, "the low one must follow", from: start, into: &out)
      }
      at += 2
      let low = try hex(from: start)
      guard low >= 0xDC00, low < 0xE000 else {
        at = after
        return try loneSurrogate(code, "the low one must follow", from: start, into: &out)
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("\\u\(String(code, radix: 16)) is not a character", at: start) }
    out += UTF8.encode(scalar).map(Array.init) ?? []
  }

  private mutating func loneSurrogate(_ code: UInt32, _ why: String, from start: Int, into out: inout [UInt8]) throws(JSONError) {
    guard repairs?.note(.loneSurrogate) != nil else { throw error("lone surrogate \\u\(String(code, radix: 16)); \(why)", at: start) }
    out += "\u{FFFD}".utf8
  }

  private static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    default: nil
    }
  }

  private mutating func hex(from start: Int) throws(JSONError) -> UInt32 {
    guard at + 4 <= bytes.count, let code = UTF8Bytes.hexadecimal(bytes[at..<at + 4]) else {
      throw error("\\u needs four hexadecimal digits", at: start)
    }
    at += 4
    return code
  }
}
