import Winnow

/// A parser for JavaScript literals and malformed JSON: unquoted keys, single quotes, `undefined`, missing and superfluous commas,
/// unterminated objects.
///
/// Anything other than a literal, such as a function, is read as `null`.
struct JavaScriptLiteral {
  private let bytes: ArraySlice<UInt8>
  private(set) var at: Int
  /// The values of names: parameters of the function around the value.
  private let values: [String: JSON]
  private static let maxDepth = 100

  init(_ bytes: ArraySlice<UInt8>, values: [String: JSON] = [:]) { (self.bytes, at, self.values) = (bytes, bytes.startIndex, values) }

  /// The value that begins here, and the index after it; `nil` if no object, array or string begins here.
  static func value(_ bytes: ArraySlice<UInt8>, values: [String: JSON] = [:]) -> (JSON, end: Int)? {
    var reader = JavaScriptLiteral(bytes, values: values)
    guard let value = reader.value(0) else { return nil }
    return (value, reader.at)
  }

  /// The arguments of a function call, up to its closing parenthesis.
  static func arguments(_ bytes: ArraySlice<UInt8>) -> (values: [JSON], end: Int) {
    var reader = JavaScriptLiteral(bytes)
    return (reader.list(until: UInt8(ascii: ")"), 0).map(\.value), reader.at)
  }

  /// The index after the bracket that closes the first one.
  static func end(ofBrackets bytes: ArraySlice<UInt8>) -> Int {
    var reader = JavaScriptLiteral(bytes)
    reader.at += 1
    reader.skip()
    return min(reader.at + 1, bytes.endIndex)
  }

  private var byte: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte {
      if UTF8Bytes.isASCIIWhitespace(byte) {
        at += 1
      } else if byte == UInt8(ascii: "/"), bytes[at...].starts(with: "//".utf8) {
        at = UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: bytes[at...]) ?? bytes.endIndex
      } else if byte == UInt8(ascii: "/"), bytes[at...].starts(with: "/*".utf8) {
        at = UTF8Bytes.firstRange(of: Array("*/".utf8), in: bytes[at...])?.upperBound ?? bytes.endIndex
      } else {
        return
      }
    }
  }

  private mutating func value(_ depth: Int) -> JSON? {
    skipBlanks()
    guard depth < Self.maxDepth, let byte else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return .object(object(depth + 1))
    case UInt8(ascii: "["):
      at += 1
      return .array(list(until: UInt8(ascii: "]"), depth + 1))
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return .string(string(byte))
    case UInt8(ascii: "!"):
      at += 1
      let word = word()
      return word == "0" ? .bool(true) : word == "1" ? .bool(false) : .null
    default:
      let word = word()
      if word.isEmpty { return nil }
      if let number = Double(word) { return .number(number) }
      return word == "true" ? .bool(true) : word == "false" ? .bool(false) : values[word] ?? .null
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }

  private mutating func word() -> String {
    let start = at
    while let byte, Self.isOfWord(byte) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func object(_ depth: Int) -> [JSON.Member] {
    var members: [JSON.Member] = []
    at += 1
    while true {
      skipBlanks()
      guard let byte else { return members }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "}") {
        at += 1
        return members
      }
      let start = at
      let isText = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      let key = isText ? string(byte) : word()
      skipBlanks()
      var value: JSON = values[key] ?? .null
      if self.byte == UInt8(ascii: ":") {
        at += 1
        value = element(depth)
      } else {
        skip()
      }
      members.append(JSON.Member(key: key, keyOffset: start, node: JSON.Node(value: value, offset: start)))
      // A bracket of another kind: the object is unterminated.
      if at == start || self.byte == UInt8(ascii: "]") || self.byte == UInt8(ascii: ")") { return members }
    }
  }

  private mutating func list(until close: UInt8, _ depth: Int) -> [JSON.Node] {
    var nodes: [JSON.Node] = []
    while true {
      skipBlanks()
      guard let byte else { return nodes }
      if byte == UInt8(ascii: ",") {
        at += 1
        continue
      }
      if byte == close {
        at += 1
        return nodes
      }
      let start = at
      nodes.append(JSON.Node(value: element(depth), offset: start))
      if at == start { return nodes }
    }
  }

  /// A value; one that continues as a larger expression is unknown.
  private mutating func element(_ depth: Int) -> JSON {
    guard let value = value(depth) else {
      skip()
      return .null
    }
    skipBlanks()
    guard let byte else { return value }
    switch byte {
    // A missing or a present comma.
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["):
      if case .null = value, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { skip() }
      return value
    default:
      skip()
      return .null
    }
  }

  /// Skips to the comma or the bracket that ends the current element.
  private mutating func skip() {
    var depth = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        _ = string(byte)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      at += 1
    }
  }

  // MARK: Texts

  private mutating func string(_ quote: UInt8) -> String {
    var text: [UInt8] = []
    at += 1
    while let byte, byte != quote {
      at += 1
      guard byte == UInt8(ascii: "\\"), let escaped = self.byte else {
        text.append(byte)
        continue
      }
      at += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(UTF8Bytes.newline)
      case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): text.append(UTF8Bytes.space)
      case UInt8(ascii: "x"): UTF8Bytes.append(scalar(2), to: &text)
      case UInt8(ascii: "u"): UTF8Bytes.append(character(), to: &text)
      case UTF8Bytes.newline: break
      default: text.append(escaped)
      }
    }
    if at < bytes.endIndex { at += 1 }
    return String(decoding: text, as: UTF8.self)
  }

  /// The character of this number of hexadecimal digits.
  private mutating func unit(_ digits: Int) -> UInt32 {
    let text = bytes[at...].prefix(digits)
    guard text.count == digits, let value = UTF8Bytes.hexadecimal(text) else { return 0xFFFD }
    at += digits
    return value
  }

  private mutating func scalar(_ digits: Int) -> Unicode.Scalar { Unicode.Scalar(unit(digits)) ?? "\u{FFFD}" }

  private mutating func character() -> Unicode.Scalar {
    if byte == UInt8(ascii: "{"), let close = UTF8Bytes.firstIndex(of: UInt8(ascii: "}"), in: bytes[at...].prefix(8)) {
      at += 1
      let scalar = scalar(close - at)
      at = close + 1
      return scalar
    }
    let high = unit(4)
    guard 0xD800...0xDBFF ~= high, bytes[at...].starts(with: "\\u".utf8) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    at += 2
    let low = unit(4)
    guard 0xDC00...0xDFFF ~= low else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }
}
