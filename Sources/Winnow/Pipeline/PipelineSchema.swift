extension StepRegistry {
  /// A JSON Schema (2020-12) of pipeline files for these steps, for editors and validators.
  ///
  /// A file that the schema rejects is invalid. One that it accepts may still be invalid where values depend on each other: the id in a
  /// patch, the pipeline that is extended.
  package var schema: JSON {
    var definitions: [(String, JSON)] = [
      ("stage", Schema.stage(of: self)), ("condition", Schema.condition), ("test", Schema.test),
      (
        "onError",
        Schema.choice(
          "When a stage fails, the page fails (the default), or the stage is skipped, or the page is put aside.",
          Pipeline.OnError.allCases.map(\.rawValue))
      ),
      ("texts", ["anyOf": .list([["type": "string"], Schema.textList])]),
    ]
    for step in steps { definitions.append((Schema.options + step.name.description, Schema.options(of: step))) }
    return Schema.file(.members(definitions))
  }
}

/// The parts of the schema.
private enum Schema {
  static let options = "options-of-"
  static let textList: JSON = ["type": "array", "items": ["type": "string"]]

  static func file(_ definitions: JSON) -> JSON {
    let head: JSON = ["$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A pipeline of Winnow"]
    let body = closed(PipelineKey.File.self) { key in
      switch key {
      case .schema: text("Where this schema is, for editors.")
      case .name: text("The pipeline's name.")
      case .version: text("Of this file, as its author counts.")
      case .description: text("A sentence on what it is for.")
      case .extends: text("The pipeline that this one changes: a name, or a file in its folder.")
      case .match:
        described("The pages for which winnow run auto selects it.")
          + closed(PipelineKey.Match.self) { _ in
            texts("Hosts such as example.org; *.example.org is the domain and its subdomains.")
          }
      case .survey: text("A file in its folder with what winnow survey found.")
      case .limits:
        described("Resource limits per page.")
          + closed(Limits.Key.self) { number($0.documentation, $0.range, isWhole: $0.isWhole) }
      case .stages: list("The steps in order.", of: "stage")
      case .patch:
        [
          "description": "Changes of the stages of the pipeline that it extends, by their ids.", "type": "object",
          "additionalProperties": changes,
        ]
      case .onError: reference("onError")
      case .tests: list("What it is to make of some pages; winnow test runs them.", of: "test")
      }
    }
    let either: JSON = .list([PipelineKey.File.stages, .extends].map { ["required": .list([.string($0.rawValue)])] })
    return head + body + ["anyOf": either, "$defs": definitions]
  }

  /// A stage of the list; its options depend on its name.
  static func stage(of registry: StepRegistry) -> JSON {
    let names = registry.steps.map { step -> JSON in
      ["const": .string(step.name.description), "description": .string(step.summary + order(of: step))]
    }
    let choices = registry.steps.map { step -> JSON in
      let name = step.name.description
      return ["if": ["properties": ["stage": ["const": .string(name)]]], "then": ["properties": ["with": reference(options + name)]]]
    }
    let stage = closed(PipelineKey.Stage.self, required: [.stage]) { key in
      switch key {
      case .stage: ["description": "The stage's name.", "anyOf": .list(names)]
      case .id: text("What patches and reports call it; its name otherwise.") + ["minLength": .number(1)]
      case .with: ["description": "Its options.", "type": "object"]
      case .condition: reference("condition")
      case .onError: reference("onError")
      case .output: output
      }
    }
    return stage + ["allOf": .list(choices)]
  }

  private static func order(of step: any Step.Type) -> String {
    [("Requires", step.requires), ("Provides", step.provides)].filter { !$0.1.isEmpty }.map { head, capabilities in
      " \(head): \(capabilities.map(\.description).joined(separator: ", "))."
    }.joined()
  }

  private static let output =
    text(
      "The output of a writer, relative to the current folder: a file, a folder (ends with /), or a template such as texts/{stem}.txt. By default, the run's own output."
    ) + ["minLength": .number(1)]

  static func options(of step: any Step.Type) -> JSON {
    described(step.summary) + closed(OptionDescription.all(of: step.init()).map { ($0.name, option($0)) })
  }

  private static func option(_ option: OptionDescription) -> JSON {
    let schema: JSON =
      switch option.defaultValue {
      case .bool: ["description": .string(option.documentation), "type": "boolean"]
      case .number: number(option.documentation, option.range, isWhole: option.typeName == Int.typeName)
      case .array: ["description": .string(option.documentation), "anyOf": .list([textList, closed([("+", textList)], required: ["+"])])]
      default: option.choices.isEmpty ? text(option.documentation) : choice(option.documentation, option.choices)
      }
    return schema + ["default": option.defaultValue]
  }

  static var condition: JSON {
    let conditions = list("Conditions.", of: "condition") + ["minItems": .number(1)]
    let condition = closed(PipelineKey.Condition.self) { key in
      switch key {
      case .language: texts("The record's language, or its primary subtag, is one of these.")
      case .host: texts("The page's host is one of these; *.example.org is the domain and its subdomains.")
      case .pageType: texts("The record's page type is one of these.")
      case .selector: text("The page has a matching element: tag, #id, .class, [attribute=value], spaces, > and commas.")
      case .all, .any: conditions
      case .not: reference("condition")
      }
    }
    return described("When the stage runs: one of these.") + condition + ["minProperties": .number(1), "maxProperties": .number(1)]
  }

  private static func change(_ key: PipelineKey.Change) -> JSON {
    switch key {
    case .with: ["description": "Options of the stage.", "type": "object"]
    case .output: output
    case .insert: reference("stage")
    case .before, .after: text("The id of a stage.")
    }
  }

  private static var changes: JSON {
    let insertions = [PipelineKey.Change.before, .after].map { place in
      closed([.insert, place], required: [.insert, place], of: change)
    }
    let options = closed([.with, .output], of: change) + ["minProperties": .number(1)]
    return [
      "description":
        "false removes the stage; \"with\" changes its options, \"output\" its output; \"insert\" adds one before or after another.",
      "anyOf": .list([["const": .bool(false)], options] + insertions),
    ]
  }

  static var test: JSON {
    let drops: JSON = [
      "description": "By a stage's id: words that it drops.", "type": "object", "additionalProperties": reference("texts"),
    ]
    let expectations = closed(PipelineKey.Expectation.self) { key in
      switch key {
      case .title: text("The title.")
      case .contains: texts("Words of the text.")
      case .lacks: texts("Words that are not in the text.")
      case .record: ["description": "Part of the record.", "type": "object"]
      case .related: texts("The titles of the related articles.")
      case .drops: drops
      }
    }
    return closed(PipelineKey.Test.self, required: [.expect]) { key in
      switch key {
      case .name: text("What the test shows.")
      case .html: text("The page.")
      case .text: text("The page, as plain text.")
      case .page: text("A file in the pipeline's folder.")
      case .url: text("The page's address.")
      case .expect: described("What is to become of it.") + expectations + ["minProperties": .number(1)]
      }
    }
  }

  // MARK: Schema helpers

  /// An object with these members and no others.
  private static func closed(_ members: [(String, JSON)], required: [String] = []) -> JSON {
    let schema: JSON = ["type": "object", "properties": .members(members), "additionalProperties": .bool(false)]
    return required.isEmpty ? schema : schema + ["required": .list(required.map { .string($0) })]
  }

  /// An object that has members with these keys and no others.
  private static func closed<Key: RawRepresentable<String>>(_ keys: [Key], required: [Key] = [], of schema: (Key) -> JSON) -> JSON {
    closed(keys.map { ($0.rawValue, schema($0)) }, required: required.map(\.rawValue))
  }

  private static func closed<Key: RawRepresentable<String> & CaseIterable>(
    _ keys: Key.Type, required: [Key] = [], of schema: (Key) -> JSON
  ) -> JSON { closed(Array(keys.allCases), required: required, of: schema) }

  private static func described(_ description: String) -> JSON { ["description": .string(description)] }
  private static func text(_ description: String) -> JSON { ["description": .string(description), "type": "string"] }
  private static func texts(_ description: String) -> JSON { ["description": .string(description), "$ref": "#/$defs/texts"] }
  private static func reference(_ definition: String) -> JSON { ["$ref": .string("#/$defs/\(definition)")] }
  static func choice(_ description: String, _ words: [String]) -> JSON {
    ["description": .string(description), "enum": .list(words.map { .string($0) })]
  }

  private static func list(_ description: String, of definition: String) -> JSON {
    ["description": .string(description), "type": "array", "items": reference(definition)]
  }

  private static func number(_ description: String, _ range: ClosedRange<Double>?, isWhole: Bool) -> JSON {
    let schema: JSON = ["description": .string(description), "type": isWhole ? "integer" : "number"]
    return range.map { schema + ["minimum": .number($0.lowerBound), "maximum": .number($0.upperBound)] } ?? schema
  }
}

// MARK: JSON literals

extension JSON: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// Creates a string.
  public init(stringLiteral text: String) { self = .string(text) }
  /// Creates an object with these members in order.
  public init(dictionaryLiteral members: (String, JSON)...) { self = .members(members) }

  fileprivate static func members(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { Member(key: $0.0, keyOffset: 0, node: Node(value: $0.1, offset: 0)) })
  }

  fileprivate static func list(_ values: [JSON]) -> JSON { .array(values.map { Node(value: $0, offset: 0) }) }

  /// The members of both objects.
  fileprivate static func + (a: JSON, b: JSON) -> JSON {
    guard case .object(let first) = a, case .object(let second) = b else { return b }
    return .object(first + second)
  }
}
