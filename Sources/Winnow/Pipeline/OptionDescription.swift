/// The description of an option, for help and checks.
package struct OptionDescription: Sendable {
  /// The key under `with`; its documentation; the type's name.
  package let name, documentation, typeName: String
  /// The range of a number.
  package let range: ClosedRange<Double>?
  /// The values of an enumeration.
  package let choices: [String]
  /// The step's current value: from a pipeline's step, or the default.
  package let defaultValue: JSON

  /// The options of a step in declaration order.
  package static func all(of step: any Step) -> [OptionDescription] {
    OptionsDecoder.options(of: step).map { name, option in
      OptionDescription(
        name: name, documentation: option.documentation, typeName: option.typeName, range: option.range, choices: option.choices,
        defaultValue: option.json)
    }
  }
}

extension OptionDescription {
  /// The first stored property that resembles an option but is not one: the step was compiled against another version of Winnow.
  package static func firstForeignOption(of step: any Step) -> String? {
    Mirror(reflecting: step).children.compactMap { label, value in
      label?.hasPrefix("_") == true && !(value is any AnyOption) ? label.map { String($0.dropFirst()) } : nil
    }.first
  }
}
