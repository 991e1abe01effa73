/// A JSON value with its place in the file, since Foundation's decoder has no places and takes duplicate keys in silence.
public enum JSON: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as binary64.
  case number(Double)
  /// A text, without its escapes.
  case string(String)
  /// Values in their order.
  case array([Node])
  /// Members in the order of the file.
  case object([Member])

  /// A value and where it begins.
  public struct Node: Sendable, Equatable {
    /// What it is.
    public let value: JSON
    /// In bytes from the beginning of the file.
    public let offset: Int
    /// A value that begins at this byte of its file.
    package init(value: JSON, offset: Int) { (self.value, self.offset) = (value, offset) }
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
    package init(key: String, keyOffset: Int, node: Node) { (self.key, self.keyOffset, self.node) = (key, keyOffset, node) }
  }

  /// What a user would call the type.
  package var typeName: String {
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

  /// What an object names by this key: a text, or a number as its digits stand in the file, of which binary64 keeps no more than 15.
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
  package static func reading(_ bytes: [UInt8], bytesOf key: String) throws(JSONError) -> (object: JSON, bytes: [UInt8]?) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    reader.wanted = [key]
    return (try reader.file().value, reader.taken.first?.bytes)
  }

  /// Where the value ends that begins at this byte of a file with comments; `nil` where none begins.
  package static func end(ofValueAt offset: Int, in bytes: [UInt8]) -> Int? {
    var reader = JSONReader(bytes: bytes, dialect: .commented)
    return reader.end(ofValueAt: offset)
  }
}
