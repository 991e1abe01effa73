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
