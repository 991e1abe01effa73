/// A parser for strict RFC 8259: no trailing commas, duplicate keys, lone surrogates or invalid UTF-8. With repairs enabled, these are
/// accepted and recorded.
struct JSONReader {
  /// Maximum nesting depth; bounds recursion.
  static let maxDepth = 128

  let bytes: [UInt8]
  let dialect: JSON.Dialect
  /// The index of the next byte.
  var at = 0
  var depth = 0
  /// The keys of the outermost object whose strings are wanted as bytes, and the bytes.
  var rawStringKeys: [String] = []
  var rawStrings: [(key: String, bytes: [UInt8])] = []
  /// The key of the outermost object whose value is an object of string arrays, wanted as bytes, and those arrays.
  var textListsKey: String?
  var textLists: [JSON.StringList] = []
  /// The repairs so far; `nil` for strict parsing.
  var repairs: JSONRepairs?
  /// The keys to read; `nil` for all.
  var keys: JSON.KeyFilter?

  init(bytes: [UInt8], dialect: JSON.Dialect) { (self.bytes, self.dialect) = (bytes, dialect) }

  mutating func file() throws(JSONError) -> JSON.Node {
    try file { (reader) throws(JSONError) in try reader.value() }
  }

  /// - Parameter read: reads the single value of the file.
  mutating func file<Value>(_ read: (inout JSONReader) throws(JSONError) -> Value) throws(JSONError) -> Value {
    if bytes.starts(with: UTF8Bytes.byteOrderMark) { at = UTF8Bytes.byteOrderMark.count }
    try skipBlanks()
    if at == bytes.count { throw error("the file is empty; expected an object: {…}") }
    let value = try read(&self)
    try skipBlanks()
    if at < bytes.count { throw error("\(found) after the end of the value; a file holds one value") }
    return value
  }

  mutating func end(ofValueAt offset: Int) -> Int? {
    at = offset
    return (try? value()).map { _ in at }
  }

  func error(_ message: String, at offset: Int? = nil) -> JSONError { JSONError(offset: offset ?? at, message: message) }

  var found: String {
    guard at < bytes.count else { return "the end of the file" }
    if bytes[at] < 0x20 || bytes[at] == 0x7F { return "control byte \(bytes[at])" }
    if bytes[at] < 0x80 { return "\"\(Character(Unicode.Scalar(bytes[at])))\"" }
    let text = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
    return text.first.map { $0 == "\u{FFFD}" ? "a byte that is not UTF-8" : "\"\($0)\"" } ?? "a byte"
  }

  mutating func skipBlanks() throws(JSONError) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  mutating func skipComment() throws(JSONError) {
    let start = at
    guard dialect != .strict else { throw error("\"/\" begins no value; comments are not allowed here") }
    if bytes[at...].starts(with: "//".utf8) {
      at = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
    } else if bytes[at...].starts(with: "/*".utf8) {
      guard let end = UTF8Bytes.firstRange(of: Array("*/".utf8), in: bytes[(at + 2)...]) else {
        throw error("the comment has no end: expected \"*/\"", at: start)
      }
      at = end.upperBound
    } else {
      throw error("\"/\" begins no value; a comment begins with // or /*")
    }
  }

  mutating func value() throws(JSONError) -> JSON.Node {
    let start = at
    guard at < bytes.count else { throw error("the file ends where a value was expected") }
    let value: JSON
    switch bytes[at] {
    case UInt8(ascii: "{"): value = try nested { (reader) throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): value = try nested { (reader) throws(JSONError) in try reader.list() }
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = try number()
    case UInt8(ascii: "'"): throw error("strings are in double quotes: \"…\"")
    default: value = try word()
    }
    return JSON.Node(value: value, offset: start)
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONError) -> JSON) throws(JSONError) -> JSON {
    guard depth < Self.maxDepth else { throw error("nested deeper than \(Self.maxDepth) levels; flatten the value") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func word() throws(JSONError) -> JSON {
    let start = at
    while at < bytes.count, bytes[at] | 0x20 >= 0x61, bytes[at] | 0x20 <= 0x7A { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "NaN" where repairs != nil, "Infinity" where repairs != nil: return notANumber()
    default:
      at = start
      if word.isEmpty { throw error("\(found) where a value was expected") }
      throw error(
        "\"\(word)\" is invalid; \(SpellingSuggestion.hint(word, among: ["true", "false", "null"]) ?? "a string is in double quotes")")
    }
  }

  private mutating func list() throws(JSONError) -> JSON {
    let start = at
    var items: [JSON.Node] = []
    if try isEmpty(closing: UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value())
      if try end(with: UInt8(ascii: "]"), of: "array", from: start) { return .array(items) }
    }
  }
}
