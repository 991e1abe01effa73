/// Marks a stored property of a step as an option of pipeline files. The property's value is the default.
///
///     @Option("The minimum share of linked text in the list.", in: 0...1) public var linkShare = 0.5
@propertyWrapper
public struct Option<Value: OptionValue>: Sendable {
  /// The value from the file, or else the default.
  public var wrappedValue: Value
  let documentation: String
  let range: ClosedRange<Double>?

  /// Creates an option with its default, a sentence of documentation and, for a number, its range.
  public init(wrappedValue: Value, _ documentation: String, in range: ClosedRange<Double>? = nil) {
    self.wrappedValue = wrappedValue
    self.documentation = documentation
    self.range = range
  }
}

// MARK: Reading options

/// A type-erased option, found in a step by `Mirror`.
protocol AnyOption {
  var documentation: String { get }
  var range: ClosedRange<Double>? { get }
  var typeName: String { get }
  var choices: [String] { get }
  var json: JSON { get }
  /// The option with another value; `nil` if the value has another type.
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
  /// Only the pipeline loader decodes options, since it knows their defaults.
  public init(from decoder: any Decoder) throws {
    guard let given = decoder as? OptionsDecoder.One, let option = given.option as? Self else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "Options are read by Winnow's own decoder."))
    }
    self = option
  }

  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}
