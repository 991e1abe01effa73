/// Creates the step of a draft, with its options.
enum EntryBuilder {
  static func build(_ entry: EntryDraft) throws(PipelineError) -> Pipeline.Entry {
    // Reflection over options dominates start-up, so only steps with options in the file pay for it.
    let values = entry.options.isEmpty ? nil : try options(of: entry)
    do {
      let step = try values.map { try entry.type.init(from: OptionsDecoder(values: $0)) } ?? entry.type.init()
      try step.validate()
      return Pipeline.Entry(
        id: entry.id, step: step, condition: entry.condition, onError: entry.onError, output: entry.output, source: entry.source,
        offset: entry.offset)
    } catch let error as InvalidOption {
      let option = entry.options.first { $0.member.key == error.option }
      throw (option?.source ?? entry.source).error(
        option?.member.node.offset ?? entry.offset, "option \"\(error.option)\": \(error.description)")
    } catch {
      throw entry.source.error(entry.offset, "\(error)")
    }
  }

  /// The options of a step, with the values that the file sets.
  private static func options(of entry: EntryDraft) throws(PipelineError) -> [String: any AnyOption] {
    let defaults = OptionsDecoder.options(of: entry.type.init())
    var values = Dictionary(uniqueKeysWithValues: defaults.map { ($0.name, $0.option) })
    for option in entry.options {
      guard let known = values[option.member.key] else {
        throw option.source.error(
          option.member.keyOffset,
          "stage \"\(entry.type.name)\" has no option \"\(option.member.key)\""
            + (defaults.isEmpty ? "; it has none" : hint(option.member.key, defaults.map(\.name))))
      }
      let value = OptionDraft.value(option.member.node.value, over: known.json)
      guard let replaced = known.replaced(by: value) else {
        throw option.source.error(
          option.member.node.offset,
          "option \"\(option.member.key)\" is \(known.typeName), not \(describe(value))\(known.refusal(of: value).map { ": \($0)" } ?? "")"
        )
      }
      if let range = known.range, case .number(let number) = value, !range.contains(number) {
        throw option.source.error(
          option.member.node.offset,
          "option \"\(option.member.key)\" is \(describe(.number(number))), out of its range \(describe(.number(range.lowerBound))) to \(describe(.number(range.upperBound)))"
        )
      }
      values[option.member.key] = replaced
    }
    return values
  }

  private static func describe(_ value: JSON) -> String {
    switch value {
    case .number: value.text
    case .string(let s): "\"\(s)\""
    default: value.typeName
    }
  }
}
