extension JSON {
  /// The number; `nil` for another type.
  var double: Double? { if case .number(let value) = self { value } else { nil } }
}
