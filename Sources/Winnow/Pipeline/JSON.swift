/// A JSON value with its place in the file, since Foundation's decoder has no places and takes duplicate keys in silence.
public indirect enum JSON: Sendable, Equatable {
  /// The kinds of values, as RFC 8259 has them.
  case null, bool(Bool), number(Double), string(String), array([Node]), object([Member])

  /// A value and where it begins.
  public struct Node: Sendable, Equatable {
    /// What it is.
    public let value: JSON
    /// In bytes from the beginning of the file.
    public let offset: Int
    /// A value that begins at this byte of its file.
    public init(value: JSON, offset: Int) { (self.value, self.offset) = (value, offset) }
  }

  /// A key of an object, with its value.
  public struct Member: Sendable, Equatable {
    /// The key, without its quotes.
    public let key: String
    /// Where the key begins, in bytes from the beginning of the file.
    public let keyOffset: Int
    /// Its value.
    public let node: Node
    /// A member that stands at this byte of its file.
    public init(key: String, keyOffset: Int, node: Node) { (self.key, self.keyOffset, self.node) = (key, keyOffset, node) }
  }

  /// What a user would call the type.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value of this key; `nil` for what is no object, or has no such key.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.node.value
  }

  /// The text; `nil` for another kind of value.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The values of a list; `nil` for another kind of value.
  public var array: [JSON]? { if case .array(let nodes) = self { nodes.map(\.value) } else { nil } }

  /// What is read beside RFC 8259.
  public enum Dialect: Sendable {
    /// Nothing.
    case strict
    /// `//` and `/* */` as well: files that people write.
    case commented
    /// As pages have it: comments, commas after the last member, control characters in texts, keys that come twice (the first
    /// counts).
    case wild
  }

  /// Keys of objects, for a reader that wants no others.
  package struct Keys: Sendable {
    private let all: [(bytes: [UInt8], text: String)]
    /// These keys.
    package init(_ keys: [String]) { all = keys.map { (Array($0.utf8), $0) } }

    /// The key that is written so; `nil` for one that is not wanted.
    func text(of bytes: ArraySlice<UInt8>) -> String? { all.first { $0.bytes.count == bytes.count && $0.bytes.elementsEqual(bytes) }?.text }
  }

  /// Reads a file of JSON.
  ///
  /// - Throws: ``JSONError`` for the first mistake.
  public init(_ bytes: some Collection<UInt8>, _ dialect: Dialect = .strict) throws(JSONError) {
    var reader = JSONReader(bytes: Array(bytes), dialect: dialect)
    self = try reader.file().value
  }

  /// The same of some keys alone: the members of others are gone over, by their quotes and brackets.
  package init(_ bytes: some Collection<UInt8>, _ dialect: Dialect, only keys: Keys) throws(JSONError) {
    var reader = JSONReader(bytes: Array(bytes), dialect: dialect)
    reader.keys = keys
    self = try reader.file().value
  }

  /// Reads an object, and the text of one of its keys as bytes: that of a page is large, and is wanted so.
  ///
  /// - Returns: the object without this key where its value is a text.
  /// - Throws: ``JSONError`` for the first mistake.
  public static func reading(_ bytes: [UInt8], bytesOf key: String) throws(JSONError) -> (object: JSON, bytes: [UInt8]?) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    reader.wanted = [key]
    return (try reader.file().value, reader.taken.first?.bytes)
  }

  /// Where the value ends that begins at this byte of a file with comments; `nil` where none begins.
  public static func end(ofValueAt offset: Int, in bytes: [UInt8]) -> Int? {
    var reader = JSONReader(bytes: bytes, dialect: .commented)
    return reader.end(ofValueAt: offset)
  }
}

/// A mistake in a JSON text: where, and what would be right.
public struct JSONError: Error, Sendable, Equatable {
  /// In bytes from the beginning of the file.
  public let offset: Int
  /// What was found, and what would be right.
  public let message: String
}

/// RFC 8259, strictly: no trailing comma, no duplicate key, no lone surrogate, no byte that is not UTF-8; but where slips are noted.
struct JSONReader {
  /// Deeper than any file a person wrote, and far from the end of the stack.
  static let maxDepth = 128

  let bytes: [UInt8]
  let dialect: JSON.Dialect
  private var at = 0
  private var depth = 0
  /// The keys of the outermost object whose texts are wanted as bytes, and the bytes.
  var wanted: [String] = []
  private(set) var taken: [(key: String, bytes: [UInt8])] = []
  /// What was read against the rules; `nil` where they are kept.
  var repairs: JSONRepairs?
  /// The keys whose members are wanted; `nil` for all.
  var keys: JSON.Keys?

  init(bytes: [UInt8], dialect: JSON.Dialect) { (self.bytes, self.dialect) = (bytes, dialect) }

  mutating func file() throws(JSONError) -> JSON.Node {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    try skipBlanks()
    if at == bytes.count { throw fail("the file is empty; expected an object: {…}") }
    let node = try value()
    try skipBlanks()
    if at < bytes.count { throw fail("\(found) after the end of the value; a file holds one value") }
    return node
  }

  mutating func end(ofValueAt offset: Int) -> Int? {
    at = offset
    return (try? value()).map { _ in at }
  }

  private func fail(_ message: String, at offset: Int? = nil) -> JSONError { JSONError(offset: offset ?? at, message: message) }

  private var found: String {
    guard at < bytes.count else { return "the end of the file" }
    if bytes[at] < 0x20 || bytes[at] == 0x7F { return "control byte \(bytes[at])" }
    if bytes[at] < 0x80 { return "\"\(Character(Unicode.Scalar(bytes[at])))\"" }
    let text = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
    return text.first.map { $0 == "\u{FFFD}" ? "a byte that is not UTF-8" : "\"\($0)\"" } ?? "a byte"
  }

  private mutating func skipBlanks() throws(JSONError) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = at
    guard dialect != .strict else { throw fail("\"/\" begins no value; comments are not allowed here") }
    if bytes[at...].starts(with: "//".utf8) {
      at = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
    } else if bytes[at...].starts(with: "/*".utf8) {
      guard let end = UTF8Bytes.firstRange(of: Array("*/".utf8), in: bytes[(at + 2)...]) else { throw fail("the comment has no end: expected \"*/\"", at: start) }
      at = end.upperBound
    } else {
      throw fail("\"/\" begins no value; a comment begins with // or /*")
    }
  }

  private mutating func value() throws(JSONError) -> JSON.Node {
    let start = at
    guard at < bytes.count else { throw fail("the file ends where a value was expected") }
    let value: JSON
    switch bytes[at] {
    case UInt8(ascii: "{"): value = try nested { (reader) throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): value = try nested { (reader) throws(JSONError) in try reader.list() }
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = try number()
    case UInt8(ascii: "'"): throw fail("texts stand in double quotes: \"…\"")
    default: value = try word()
    }
    return JSON.Node(value: value, offset: start)
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONError) -> JSON) throws(JSONError) -> JSON {
    guard depth < Self.maxDepth else { throw fail("nested deeper than \(Self.maxDepth)") }
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
      if word.isEmpty { throw fail("\(found) where a value was expected") }
      throw fail("\"\(word)\" is no value; \(NearestName.hint(word, among: ["true", "false", "null"]) ?? "a text stands in double quotes")")
    }
  }

  private mutating func list() throws(JSONError) -> JSON {
    let start = at
    at += 1
    var items: [JSON.Node] = []
    try skipBlanks()
    if at < bytes.count, bytes[at] == UInt8(ascii: "]") { at += 1; return .array([]) }
    while true {
      items.append(try value())
      if try end(with: UInt8(ascii: "]"), of: "list", from: start) { return .array(items) }
    }
  }

  private mutating func object() throws(JSONError) -> JSON {
    let start = at
    at += 1
    var members: [JSON.Member] = [], keys: Set<String> = []
    /// Few keys are compared faster than they are hashed.
    func isNew(_ key: String) -> Bool {
      if members.count < 12 { return !members.contains { $0.key == key } }
      if keys.isEmpty { keys = Set(members.map(\.key)) }
      return keys.insert(key).inserted
    }
    try skipBlanks()
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") { at += 1; return .object([]) }
    while true {
      let keyOffset = at
      guard at < bytes.count else { throw fail("the object has no end: expected \"}\"", at: start) }
      guard bytes[at] == UInt8(ascii: "\"") else { throw fail("\(found) where a key was expected; keys stand in double quotes: \"key\": value") }
      guard let key = try wantedKey() else {
        try passMember()
        if try end(with: UInt8(ascii: "}"), of: "object", from: start) { return .object(repairs == nil ? members : JSONRepairs.lastOfEachKey(members)) }
        continue
      }
      let isFirst = isNew(key)
      if !isFirst { repairs?.note(.duplicateKey(key)) }
      guard isFirst || dialect == .wild || repairs != nil else { throw fail("duplicate key \"\(key)\"; an object has each key once", at: keyOffset) }
      try skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fail("\(found) after the key \"\(key)\"; expected \":\"") }
      at += 1
      try skipBlanks()
      if depth == 1, wanted.contains(key) {
        if let earlier = taken.firstIndex(where: { $0.key == key }) {
          guard repairs?.note(.duplicateKey(key)) != nil else { throw fail("duplicate key \"\(key)\"; an object has each key once", at: keyOffset) }
          taken.remove(at: earlier)
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
          taken.append((key, try textBytes()))
          if try end(with: UInt8(ascii: "}"), of: "object", from: start) { return .object(repairs == nil ? members : JSONRepairs.lastOfEachKey(members)) }
          continue
        }
      }
      let node = try value()
      if isFirst || repairs != nil { members.append(JSON.Member(key: key, keyOffset: keyOffset, node: node)) }
      if try end(with: UInt8(ascii: "}"), of: "object", from: start) { return .object(repairs == nil ? members : JSONRepairs.lastOfEachKey(members)) }
    }
  }

  /// - Returns: `nil`, at the key, where its member is not wanted.
  private mutating func wantedKey() throws(JSONError) -> String? {
    guard let keys else { return try string() }
    let end = HTMLParser.plainEnd(in: bytes, from: at + 1)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""), let key = keys.text(of: bytes[(at + 1)..<end]) else { return nil }
    at = end + 1
    return key
  }

  /// Goes over a key, the colon and the value, and reads nothing of them.
  private mutating func passMember() throws(JSONError) {
    let start = at
    var open = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): passString()
      case UInt8(ascii: "/"): try skipComment()
      case UInt8(ascii: "{"), UInt8(ascii: "["): (open, at) = (open + 1, at + 1)
      case UInt8(ascii: "}") where open == 0, UInt8(ascii: ",") where open == 0: return
      case UInt8(ascii: "}"), UInt8(ascii: "]"): (open, at) = (open - 1, at + 1)
      default: at += 1
      }
    }
    throw fail("the member has no end: expected \",\" or \"}\"", at: start)
  }

  private mutating func passString() {
    at += 1
    while at < bytes.count {
      at = HTMLParser.plainEnd(in: bytes, from: at)
      guard at < bytes.count, bytes[at] != UInt8(ascii: "\"") else { break }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
  }

  /// Goes over a comma or the closing bracket; `true` for the latter.
  private mutating func end(with bracket: UInt8, of kind: String, from start: Int) throws(JSONError) -> Bool {
    try skipBlanks()
    let close = Character(Unicode.Scalar(bracket))
    guard at < bytes.count else { throw fail("the \(kind) has no end: expected \"\(close)\"", at: start) }
    if bytes[at] == bracket { at += 1; return true }
    guard bytes[at] == UInt8(ascii: ",") else { throw fail("\(found) in a \(kind); expected \",\" or \"\(close)\"") }
    let comma = at
    at += 1
    try skipBlanks()
    guard at < bytes.count, bytes[at] == bracket else { return false }
    guard dialect == .wild || repairs?.note(.trailingComma) != nil else { throw fail("trailing comma before \"\(close)\"; take it out", at: comma) }
    at += 1
    return true
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = at
    func isDigit(_ i: Int) -> Bool { i < bytes.count && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if repairs != nil, bytes[at...].starts(with: "Infinity".utf8) {
      at += "Infinity".utf8.count
      return notANumber()
    }
    guard isDigit(at) else { throw fail("a number needs a digit after \"-\"") }
    if bytes[at] == 0x30, isDigit(at + 1) { throw fail("a number does not begin with 0", at: start) }
    while isDigit(at) { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard isDigit(at) else { throw fail("a number needs a digit after \".\"") }
      while isDigit(at) { at += 1 }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard isDigit(at) else { throw fail("a number needs a digit in its exponent") }
      while isDigit(at) { at += 1 }
    }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else {
      guard repairs == nil else { return notANumber() }
      throw fail("the number is too large", at: start)
    }
    return .number(value)
  }

  private mutating func notANumber() -> JSON {
    repairs?.note(.notANumber)
    return .null
  }

  private mutating func textBytes() throws(JSONError) -> [UInt8] {
    // What is wrong with a text, the slow way says.
    guard let (text, end) = HTMLParser.jsonText(in: bytes, from: at + 1) else {
      guard repairs != nil else { return Array(try string().utf8) }
      let text = Array(try stringBytes())
      if !HTMLParser.isValidUTF8(text[...]) { repairs?.note(.notUTF8) }
      return text
    }
    at = end
    return text
  }

  private mutating func string() throws(JSONError) -> String {
    let start = at, text = try stringBytes()
    if !HTMLParser.isValidUTF8(text) {
      guard repairs?.note(.notUTF8) != nil else { throw fail("the text has bytes that are not UTF-8", at: start) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Without quotes and escapes.
  private mutating func stringBytes() throws(JSONError) -> ArraySlice<UInt8> {
    let start = at
    at += 1
    var out: [UInt8] = []
    while true {
      let run = at
      at = HTMLParser.plainEnd(in: bytes, from: at)
      while dialect == .wild || repairs != nil, at < bytes.count, bytes[at] < 0x20 {
        repairs?.note(.controlCharacter)
        at = HTMLParser.plainEnd(in: bytes, from: at + 1)
      }
      guard at < bytes.count else { throw fail("the text has no end: expected \"", at: start) }
      if bytes[at] == UInt8(ascii: "\""), out.isEmpty {
        at += 1
        return bytes[run..<(at - 1)]
      }
      out += bytes[run..<at]
      if bytes[at] == UInt8(ascii: "\"") { break }
      guard bytes[at] == UInt8(ascii: "\\") else { throw fail("\(found == "control byte 10" ? "a line end" : found) in a text; write it as an escape: \\n, \\t, \\u00…") }
      try escape(into: &out)
    }
    at += 1
    return out[...]
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    let start = at
    at += 1
    guard at < bytes.count else { throw fail("the file ends in an escape") }
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
    guard bytes[at] == UInt8(ascii: "u") else { throw fail("\\\(found.filter { $0 != "\"" }) is no escape; a backslash is written \\\\", at: start) }
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
    guard let scalar = Unicode.Scalar(code) else { throw fail("\\u\(String(code, radix: 16)) is no character", at: start) }
    out += UTF8.encode(scalar).map(Array.init) ?? []
  }

  private mutating func loneSurrogate(_ code: UInt32, _ why: String, from start: Int, into out: inout [UInt8]) throws(JSONError) {
    guard repairs?.note(.loneSurrogate) != nil else { throw fail("lone surrogate \\u\(String(code, radix: 16)); \(why)", at: start) }
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
    guard at + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
          bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-") else {
      throw fail("\\u needs four hexadecimal digits", at: start)
    }
    at += 4
    return code
  }
}

/// Says which of the valid words was meant.
public enum NearestName {
  /// `did you mean "…"?` for a word that is near enough, the whole list when it is short, else `nil`.
  public static func hint(_ word: String, among words: [String]) -> String? {
    let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    if let near, near.1 <= max(2, word.utf8.count / 3) { return "did you mean \"\(near.0)\"?" }
    return words.isEmpty || words.count > 16 ? nil : "valid: \(words.joined(separator: ", "))"
  }

  /// Optimal string alignment: letters added, lost, changed, or two swapped.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8.prefix(64)), b = Array(b.lowercased().utf8.prefix(64))
    var last: [Int] = [], row = Array(0...b.count), before = row
    for i in a.indices {
      (last, before) = (before, row)
      row[0] = i + 1
      for j in b.indices {
        row[j + 1] = min(before[j + 1] + 1, row[j] + 1, before[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], last[j - 1] + 1) }
      }
    }
    return row[b.count]
  }
}
