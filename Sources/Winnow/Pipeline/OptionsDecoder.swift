/// Passes decoded options to the synthesized `init(from:)` of a step.
struct OptionsDecoder: Decoder {
  let values: [String: any AnyOption]
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A wrapped property is stored under its name with a leading underscore.
  static func options(of step: any Step) -> [(name: String, option: any AnyOption)] {
    Mirror(reflecting: step).children.compactMap { label, value in
      guard let label, label.hasPrefix("_"), let option = value as? any AnyOption else { return nil }
      return (String(label.dropFirst()), option)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Keyed<Key>(values: values))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.unsupported }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.unsupported }

  static var unsupported: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "A step's stored properties are options, each marked @Option."))
  }

  struct One: Decoder {
    let option: any AnyOption
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw unsupported }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unsupported }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw unsupported }
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: [String: any AnyOption]
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { values.keys.compactMap(Key.init(stringValue:)) }
    func contains(_ key: Key) -> Bool { values[name(key)] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      guard let option = values[name(key)] else { throw unsupported }
      return try T(from: One(option: option))
    }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
      throw unsupported
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw unsupported }
    func superDecoder() throws -> any Decoder { throw unsupported }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw unsupported }

    /// Synthesized keys may have the wrapper's leading underscore.
    private func name(_ key: Key) -> String { key.stringValue.hasPrefix("_") ? String(key.stringValue.dropFirst()) : key.stringValue }
  }
}
