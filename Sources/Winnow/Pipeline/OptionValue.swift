/// A type of options: a Boolean, a number, a string, an array of strings, or an enumeration of strings.
public protocol OptionValue: Sendable, Codable, Equatable {
  /// The type's name in messages and documentation: `number`.
  static var typeName: String { get }
  /// All values of an enumeration; otherwise empty.
  static var choices: [String] { get }
  /// Reads the value in a pipeline file; `nil` for another type.
  init?(json: JSON)
  /// The value in a pipeline file.
  var json: JSON { get }
  /// The reason why ``init(json:)`` rejects a value, as a part of a sentence, if it is not the type.
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
  public static var typeName: String { "a string" }
  public init?(json: JSON) { if case .string(let value) = json { self = value } else { return nil } }
  public var json: JSON { .string(self) }
}

extension [String]: OptionValue {
  public static var typeName: String { "an array of strings" }
  public init?(json: JSON) {
    guard case .array(let items) = json else { return nil }
    let texts = items.compactMap { String(json: $0.value) }
    guard texts.count == items.count else { return nil }
    self = texts
  }
  public var json: JSON { .array(map { JSON.Node(value: .string($0), offset: 0) }) }
}

/// Enumerations of strings conform without further code.
extension OptionValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  public static var typeName: String { "one of " + allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") }
  public static var choices: [String] { allCases.map(\.rawValue) }
  public init?(json: JSON) { if case .string(let value) = json { self.init(rawValue: value) } else { return nil } }
  public var json: JSON { .string(rawValue) }
}
