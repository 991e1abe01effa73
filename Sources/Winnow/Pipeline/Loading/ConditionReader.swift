/// Reads the `if` of a step.
enum ConditionReader {
  static func condition(_ node: JSON.Node, _ source: PipelineSource) throws(PipelineError) -> Condition {
    guard case .object(let members) = node.value, let first = members.first else {
      throw source.error(node.offset, "an \"if\" is an object such as {\"language\": [\"ar\"]}")
    }
    let fields = PipelineFields(source: source, members: members)
    try fields.allow(["language", "host", "pageType", "selector", "all", "any", "not"], in: "an \"if\"")
    guard members.count == 1 else {
      throw source.error(members[1].keyOffset, "an \"if\" has one key; join several with {\"all\": […]} or {\"any\": […]}")
    }
    switch first.key {
    case "language": return .language(try fields.strings("language") ?? [])
    case "host": return .host(try fields.strings("host") ?? [])
    case "pageType": return .pageType(try fields.strings("pageType") ?? [])
    case "selector":
      let text = try fields.string("selector")
      guard let selector = text.flatMap({ Selector($0.value) }) else {
        throw source.error(
          first.node.offset, "this is no selector that Winnow reads; it reads tag, #id, .class, [attribute=value], blanks, > and commas")
      }
      return .selector(selector)
    case "not": return .not(try condition(first.node, source))
    default:
      guard case .array(let items) = first.node.value, !items.isEmpty else {
        throw source.error(first.node.offset, "\"\(first.key)\" is a list of conditions")
      }
      var conditions: [Condition] = []
      for item in items { conditions.append(try condition(item, source)) }
      return first.key == "all" ? .all(conditions) : .any(conditions)
    }
  }
}
