import Winnow

/// Repairs malformed JSON-LD: unescaped quotes, invalid escapes, truncated documents, consecutive objects, HTML character references.
enum JSONRepair {
  static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var reader = Reader(bytes: withoutReferences(bytes))
    return reader.repaired()
  }

  private static let quote = Array("&quot;".utf8), curly = Array("“".utf8)

  /// Decodes character references if the whole text was escaped: `{&quot;name&quot;: …`.
  private static func withoutReferences(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard !bytes.contains(UInt8(ascii: "\"")) else { return Array(bytes) }
    // Typographic quotes were inserted by text filters.
    if UTF8Bytes.firstRange(of: curly, in: bytes) != nil {
      return Array(["“", "”", "„"].reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1, with: "\"") }.utf8)
    }
    let isEscaped = UTF8Bytes.firstRange(of: quote, in: bytes) != nil
    return isEscaped ? Array(Markup.plain(String(decoding: bytes, as: UTF8.self)).utf8) : Array(bytes)
  }

  private struct Reader {
    let bytes: [UInt8]
    private var at = 0, out: [UInt8] = [], open: [UInt8] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func repaired() -> [UInt8] {
      var values = 0
      while at < bytes.count {
        let byte = bytes[at]
        if open.isEmpty, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          if values > 0 { out.append(UInt8(ascii: ",")) }
          values += 1
        } else if open.isEmpty {
          at += 1
          continue
        }
        switch byte {
        case UInt8(ascii: "{"):
          open.append(UInt8(ascii: "}"))
          out.append(byte)
        case UInt8(ascii: "["):
          open.append(UInt8(ascii: "]"))
          out.append(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          while let close = open.popLast() {
            out.append(close)
            if close == byte { break }
          }
        case UInt8(ascii: "\""):
          string()
          continue
        default: out.append(byte)
        }
        at += 1
      }
      // A truncated document: the text after its last complete value is dropped.
      while let last = out.last, UTF8Bytes.isASCIIWhitespace(last) || last == UInt8(ascii: ",") { out.removeLast() }
      if out.last == UInt8(ascii: ":") { out += Array("null".utf8) }
      out += open.reversed()
      return values == 1 ? out : [UInt8(ascii: "[")] + out + [UInt8(ascii: "]")]
    }

    /// Reads the string whose quote is here.
    private mutating func string() {
      out.append(UInt8(ascii: "\""))
      at += 1
      while at < bytes.count {
        let byte = bytes[at]
        switch byte {
        case UInt8(ascii: "\\"): escape()
        case UInt8(ascii: "\"") where closes(at):
          out.append(byte)
          at += 1
          return
        case UInt8(ascii: "\""):
          out += Array("\\\"".utf8)
          at += 1
        case 0..<0x20:
          out.append(UTF8Bytes.space)
          at += 1
        default:
          out.append(byte)
          at += 1
        }
      }
      out.append(UInt8(ascii: "\""))
    }

    private mutating func escape() {
      guard at + 1 < bytes.count else {
        at += 1
        return
      }
      let next = bytes[at + 1]
      switch next {
      case UInt8(ascii: "u"):
        let digits = bytes[(at + 2)...].prefix(4)
        if digits.count == 4, let value = UTF8Bytes.hexadecimal(digits) {
          // A lone surrogate is not a character.
          let isLone =
            0xDC00...0xDFFF ~= value && !isAfterHighSurrogate
            || 0xD800...0xDBFF ~= value && !bytes[(at + 6)...].starts(with: "\\ud".utf8) && !bytes[(at + 6)...].starts(with: "\\uD".utf8)
          out += isLone ? Array("\\uFFFD".utf8) : Array(bytes[at..<at + 6])
          at += 6
          return
        }
        out += Array("u".utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
        UInt8(ascii: "r"), UInt8(ascii: "t"):
        out += [UInt8(ascii: "\\"), next]
      default: out.append(next)
      }
      at += 2
    }

    private var isAfterHighSurrogate: Bool {
      guard out.count >= 6, out[out.count - 6] == UInt8(ascii: "\\"), out[out.count - 5] == UInt8(ascii: "u"),
        let value = UTF8Bytes.hexadecimal(out.suffix(4))
      else { return false }
      return 0xD800...0xDBFF ~= value
    }

    /// Whether a name and a colon follow: an unquoted key, as in JavaScript.
    private func isBareKey(_ rest: ArraySlice<UInt8>) -> Bool {
      let name = rest.prefix {
        0x61...0x7A ~= UTF8Bytes.asciiLowercased($0) || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "@")
      }
      guard !name.isEmpty, case let after = rest[name.endIndex...].drop(while: UTF8Bytes.isASCIIWhitespace),
        after.first == UInt8(ascii: ":")
      else {
        return false
      }
      let value = after.dropFirst().first { !UTF8Bytes.isASCIIWhitespace($0) }
      return value == UInt8(ascii: "\"") || value == UInt8(ascii: "{") || value == UInt8(ascii: "[")
    }

    /// Whether a quote ends its string, by the characters after it.
    private func closes(_ index: Int) -> Bool {
      let rest = bytes[(index + 1)...].drop(while: UTF8Bytes.isASCIIWhitespace)
      guard let next = rest.first else { return true }
      if next == UInt8(ascii: ":") || next == UInt8(ascii: "}") || next == UInt8(ascii: "]") { return true }
      guard next == UInt8(ascii: ",") else { return false }
      guard let after = rest.dropFirst().drop(while: UTF8Bytes.isASCIIWhitespace).first else { return true }
      if isBareKey(rest.dropFirst().drop(while: UTF8Bytes.isASCIIWhitespace)) { return true }
      return after == UInt8(ascii: "\"") || after == UInt8(ascii: "{") || after == UInt8(ascii: "[") || after == UInt8(ascii: "}")
        || after == UInt8(ascii: "]") || 0x30...0x39 ~= after
    }
  }
}
