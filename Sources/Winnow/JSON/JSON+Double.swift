extension JSON {
  /// The number; `nil` for another kind of value.
  var double: Double? { if case .number(let value) = self { value } else { nil } }
}
