extension JSON {
  /// The value as compact JSON.
  public var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes compact JSON; equal values give equal bytes.
package struct JSONWriter {
  /// The bytes written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates an empty writer.
  ///
  /// - Parameter capacity: the expected number of bytes.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Writes an object; the body writes its keys and values.
  package mutating func object(_ body: (inout JSONWriter) -> Void) { around("{", "}", body) }
  /// Writes an array; the body writes its elements.
  package mutating func array(_ body: (inout JSONWriter) -> Void) { around("[", "]", body) }

  private mutating func around(_ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void) {
    comma()
    raw(open)
    needsComma = false
    body(&self)
    raw(close)
    needsComma = true
  }

  /// Writes a key; its value comes next.
  package mutating func key(_ key: String) {
    comma()
    quote(key.utf8)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    comma()
    quote(value.utf8)
    needsComma = true
  }

  /// Writes a string given as UTF-8.
  package mutating func string(_ utf8: ArraySlice<UInt8>) {
    comma()
    quote(utf8)
    needsComma = true
  }

  /// Writes a number; integers have no decimal point.
  package mutating func number(_ value: Double) {
    comma()
    bytes += Array((value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)).utf8)
    needsComma = true
  }

  /// Writes a Boolean.
  package mutating func bool(_ value: Bool) {
    comma()
    bytes += Array((value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes `null`.
  package mutating func null() {
    comma()
    raw("null")
    needsComma = true
  }

  /// Writes a member with a string value, unless it is `nil`.
  package mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  /// Writes a member with a string value given as UTF-8.
  package mutating func member(_ name: String, _ utf8: ArraySlice<UInt8>) {
    key(name)
    string(utf8)
  }

  /// Writes a member with a number.
  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  /// Writes a parsed value.
  package mutating func value(_ json: JSON) {
    switch json {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let items): array { writer in for item in items { writer.value(item.value) } }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.key)
          writer.value(member.node.value)
        }
      }
    }
  }

  /// Writes a line end, which completes a value of NDJSON.
  package mutating func lineEnd() {
    bytes.append(UTF8Bytes.newline)
    needsComma = false
  }

  private mutating func raw(_ text: StaticString) { bytes += text.description.utf8 }

  private mutating func comma() { if needsComma { bytes.append(UInt8(ascii: ",")) } }

  private mutating func quote(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes += text
    escapeAll(from: HTMLParser.plainEnd(in: bytes, from: start))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func quote(_ text: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    escapeAll(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Escapes what was written from this index on, if any byte requires it.
  private mutating func escapeAll(from start: Int) {
    guard start < bytes.count else { return }
    let rest = Array(bytes[start...])
    bytes.removeSubrange(start...)
    escapeAll(rest[...])
  }

  private mutating func escapeAll(_ text: ArraySlice<UInt8>) {
    var rest = text
    while true {
      let end = HTMLParser.plainEnd(in: rest)
      bytes += rest[..<end]
      guard end < rest.endIndex else { return }
      escape(rest[end])
      rest = rest[(end + 1)...]
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case UTF8Bytes.newline: bytes += Self.escapedNewline
    default:
      let hex = String(byte, radix: 16)
      bytes += Array("\\u\(hex.utf8.count == 1 ? "000" : "00")\(hex)".utf8)
    }
  }

  private static let escapedNewline = Array("\\n".utf8)
}
