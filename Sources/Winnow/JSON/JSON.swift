/// A JSON value with byte offsets. Foundation's decoder reports no offsets and accepts duplicate keys silently.
public enum JSON: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as an IEEE 754 double.
  case number(Double)
  /// A string, without its escapes.
  case string(String)
  /// The elements in order.
  case array([Node])
  /// The members in the order of the file.
  case object([Member])

  /// A value with its offset.
  public struct Node: Sendable, Equatable {
    /// The parsed value.
    public let value: JSON
    /// Bytes from the beginning of the file.
    public let offset: Int
    /// Creates a value that begins at this byte of its file.
    package init(value: JSON, offset: Int) { (self.value, self.offset) = (value, offset) }
  }

  /// A member of an object.
  public struct Member: Sendable, Equatable {
    /// The key, without its quotes.
    public let key: String
    /// The offset of the key, in bytes from the beginning of the file.
    public let keyOffset: Int
    /// The member's value with its byte offset.
    public let node: Node
    /// Creates a member whose key begins at this byte of its file.
    package init(key: String, keyOffset: Int, node: Node) { (self.key, self.keyOffset, self.node) = (key, keyOffset, node) }
  }

  /// The type's name in error messages.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The value of this key; `nil` if the value is not an object or lacks the key.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.node.value
  }

  /// The value of this key as an identifier: a string, or the digits of a number as written, since a double keeps only 15.
  ///
  /// - Parameter bytes: the file that the object was read from.
  package func name(_ key: String, in bytes: [UInt8]) -> String? {
    guard case .object(let members) = self, let node = members.first(where: { $0.key == key })?.node else { return nil }
    guard case .number = node.value else { return node.value.string }
    let digits = bytes[node.offset...].prefix { byte in
      0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        || byte | 0x20 == UInt8(ascii: "e")
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The string; `nil` for another type.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The elements of an array; `nil` for another type.
  public var array: [JSON]? { if case .array(let nodes) = self { nodes.map(\.value) } else { nil } }

  /// Which extensions of RFC 8259 are accepted.
  public enum Dialect: Sendable {
    /// None.
    case strict
    /// Comments, `//` and `/* */`: for files that people write.
    case withComments
    /// Lenient, for JSON in web pages: comments, trailing commas, control characters in strings, duplicate keys (the first counts).
    case lenient
  }

  /// The keys to read; the members of other keys are skipped.
  package struct KeyFilter: Sendable {
    private let all: [(bytes: [UInt8], text: String)]
    /// Creates the set of these keys.
    package init(_ keys: [String]) { all = keys.map { (Array($0.utf8), $0) } }

    /// The key with these bytes; `nil` for a key that is not read.
    func text(of bytes: ArraySlice<UInt8>) -> String? { all.first { $0.bytes.count == bytes.count && $0.bytes.elementsEqual(bytes) }?.text }
  }

  /// Parses a JSON file.
  ///
  /// - Throws: ``JSONError`` for the first error.
  public init(_ bytes: some Collection<UInt8>, _ dialect: Dialect = .strict) throws(JSONError) {
    var reader = JSONReader(bytes: Array(bytes), dialect: dialect)
    self = try reader.file().value
  }

  /// Parses a JSON file and reads these keys only; the members of other keys are skipped without validation.
  package init(_ bytes: some Collection<UInt8>, _ dialect: Dialect, only keys: KeyFilter) throws(JSONError) {
    var reader = JSONReader(bytes: Array(bytes), dialect: dialect)
    reader.keys = keys
    self = try reader.file().value
  }

  /// Reads an object, and one string member as UTF-8 bytes, without a `String` in between: a page's HTML may be large.
  ///
  /// - Returns: the object, without this key if its value is a string.
  /// - Throws: ``JSONError`` for the first error.
  package static func reading(_ bytes: [UInt8], bytesOf key: String) throws(JSONError) -> (object: JSON, bytes: [UInt8]?) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    reader.rawStringKeys = [key]
    return (try reader.file().value, reader.rawStrings.first?.bytes)
  }

  /// The end offset of the value that begins at this byte of a file with comments; `nil` if no value begins there.
  package static func end(ofValueAt offset: Int, in bytes: [UInt8]) -> Int? {
    var reader = JSONReader(bytes: bytes, dialect: .withComments)
    return reader.end(ofValueAt: offset)
  }
}
