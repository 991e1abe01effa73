/// Marks a stored property of a step as an option of pipeline files. The property's value is the default.
///
///     @Option("The least share of linked text in the list.", in: 0...1) public var linkShare = 0.5
@propertyWrapper
public struct Option<Value: OptionValue>: Sendable {
  /// The value: what the file says, or else the default.
  public var wrappedValue: Value
  let documentation: String
  let range: ClosedRange<Double>?

  /// An option with its default, a sentence on what it means, and for a number the range that it has.
  public init(wrappedValue: Value, _ documentation: String, in range: ClosedRange<Double>? = nil) {
    self.wrappedValue = wrappedValue
    self.documentation = documentation
    self.range = range
  }
}

/// What an option may be: a truth value, a number, a text, a list of texts, or an enumeration of texts.
public protocol OptionValue: Sendable, Codable, Equatable {
  /// How a user would call the type: `number`.
  static var typeName: String { get }
  /// All values, where they are few.
  static var choices: [String] { get }
  /// The value that a pipeline file has; `nil` where it is of another type.
  init?(json: JSON)
  /// The value as a pipeline file has it.
  var json: JSON { get }
  /// Why ``init(json:)`` refuses a value, as part of a sentence, where its type alone does not tell.
  static func refusal(of json: JSON) -> String?
}

extension OptionValue {
  public static var choices: [String] { [] }
  public static func refusal(of json: JSON) -> String? { nil }
}

extension Bool: OptionValue {
  public static var typeName: String { "true or false" }
  public init?(json: JSON) { if case .bool(let value) = json { self = value } else { return nil } }
  public var json: JSON { .bool(self) }
}

extension Int: OptionValue {
  public static var typeName: String { "a whole number" }
  public init?(json: JSON) { if case .number(let value) = json, let whole = Int(exactly: value) { self = whole } else { return nil } }
  public var json: JSON { .number(Double(self)) }
}

extension Double: OptionValue {
  public static var typeName: String { "a number" }
  public init?(json: JSON) { if case .number(let value) = json { self = value } else { return nil } }
  public var json: JSON { .number(self) }
}

extension String: OptionValue {
  public static var typeName: String { "a text" }
  public init?(json: JSON) { if case .string(let value) = json { self = value } else { return nil } }
  public var json: JSON { .string(self) }
}

extension [String]: OptionValue {
  public static var typeName: String { "a list of texts" }
  public init?(json: JSON) {
    guard case .array(let items) = json else { return nil }
    let texts = items.compactMap { String(json: $0.value) }
    guard texts.count == items.count else { return nil }
    self = texts
  }
  public var json: JSON { .array(map { JSON.Node(value: .string($0), offset: 0) }) }
}

/// For an enumeration of texts it is enough to say that it is one.
extension OptionValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  public static var typeName: String { "one of " + allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") }
  public static var choices: [String] { allCases.map(\.rawValue) }
  public init?(json: JSON) { if case .string(let value) = json { self.init(rawValue: value) } else { return nil } }
  public var json: JSON { .string(rawValue) }
}

// MARK: Reading options

/// An option of any type, as `Mirror` finds it in a step.
protocol AnyOption {
  var documentation: String { get }
  var range: ClosedRange<Double>? { get }
  var typeName: String { get }
  var choices: [String] { get }
  var json: JSON { get }
  /// The same option with another value; `nil` when the value is of another type.
  func replaced(by json: JSON) -> (any AnyOption)?
  func refusal(of json: JSON) -> String?
}

extension Option: AnyOption {
  var typeName: String { Value.typeName }
  var choices: [String] { Value.choices }
  var json: JSON { wrappedValue.json }
  func refusal(of json: JSON) -> String? { Value.refusal(of: json) }
  func replaced(by json: JSON) -> (any AnyOption)? {
    Value(json: json).map { value in
      var copy = self
      copy.wrappedValue = value
      return copy
    }
  }
}

extension Option: Codable {
  /// Only a pipeline's loader decodes options: it alone knows their defaults.
  public init(from decoder: any Decoder) throws {
    guard let given = decoder as? OptionsDecoder.One, let option = given.option as? Self else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "Options are read by Winnow's own decoder."))
    }
    self = option
  }

  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

/// What an option is, for help and checks.
package struct OptionDescription: Sendable {
  /// Its key under `with`; a sentence on what it means; how a user would call its type.
  package let name, documentation, typeName: String
  /// What a number may be.
  package let range: ClosedRange<Double>?
  /// The values of an enumeration.
  package let choices: [String]
  /// The value that the step has: that of a pipeline's step, or else the default.
  package let defaultValue: JSON

  /// The options of a step in the order of its source.
  package static func all(of step: any Step) -> [OptionDescription] {
    OptionsDecoder.options(of: step).map { name, option in
      OptionDescription(
        name: name, documentation: option.documentation, typeName: option.typeName, range: option.range, choices: option.choices,
        defaultValue: option.json)
    }
  }
}

extension OptionDescription {
  /// The first stored property that looks like an option and is none: a sign that the step was compiled against another Winnow.
  package static func lost(of step: any Step) -> String? {
    Mirror(reflecting: step).children.compactMap { label, value in
      label?.hasPrefix("_") == true && !(value is any AnyOption) ? label.map { String($0.dropFirst()) } : nil
    }.first
  }
}

/// Hands a step's synthesised `init(from:)` the options that were laid out for it.
struct OptionsDecoder: Decoder {
  let values: [String: any AnyOption]
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A property wrapper is stored under its property's name with an underscore before it.
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

    /// The synthesised keys have the property's name, with or without the wrapper's underscore.
    private func name(_ key: Key) -> String { key.stringValue.hasPrefix("_") ? String(key.stringValue.dropFirst()) : key.stringValue }
  }
}
