/// Reads the `if` of a step.
enum ConditionReader {
  static func condition(_ node: JSON.Node, _ source: PipelineSource) throws(PipelineError) -> Condition {
    guard case .object(let members) = node.value, !members.isEmpty else {
      throw source.error(node.offset, "an \"if\" is an object such as {\"language\": [\"ar\"]}")
    }
    let fields = PipelineFields(source: source, members: members)
    let keys = try fields.allow(PipelineKey.Condition.self, in: "an \"if\"")
    guard keys.count == 1, let (key, value) = keys.first else {
      throw source.error(members[1].keyOffset, "an \"if\" has one key; join several with {\"all\": […]} or {\"any\": […]}")
    }
    switch key {
    case .language: return .language(try fields.strings(of: value, key.rawValue))
    case .host: return .host(try fields.strings(of: value, key.rawValue))
    case .pageType: return .pageType(try fields.strings(of: value, key.rawValue))
    case .selector:
      let text = try fields.string(key)
      guard let selector = text.flatMap({ Selector($0.value) }) else {
        throw source.error(
          value.offset, "this is not a selector that Winnow reads; it reads tag, #id, .class, [attribute=value], spaces, > and commas")
      }
      return .selector(selector)
    case .all: return .all(try conditions(value, key, source))
    case .any: return .any(try conditions(value, key, source))
    case .not: return .not(try condition(value, source))
    }
  }

  private static func conditions(_ node: JSON.Node, _ key: PipelineKey.Condition, _ source: PipelineSource) throws(PipelineError)
    -> [Condition]
  {
    guard case .array(let items) = node.value, !items.isEmpty else {
      throw source.error(node.offset, "\"\(key.rawValue)\" is an array of conditions")
    }
    var conditions: [Condition] = []
    for item in items { conditions.append(try condition(item, source)) }
    return conditions
  }
}
