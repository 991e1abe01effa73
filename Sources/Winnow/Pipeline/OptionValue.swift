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
