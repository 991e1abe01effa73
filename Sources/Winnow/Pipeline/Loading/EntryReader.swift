/// Reads the steps of a pipeline file, with their conditions.
struct EntryReader {
  let registry: StepRegistry

  func onError(_ text: (value: String, offset: Int), _ source: PipelineSource) throws(PipelineError) -> Pipeline.OnError {
    if let known = Pipeline.OnError(rawValue: text.value) { return known }
    throw source.error(
      text.offset, "unknown \"onError\" value \"\(text.value)\"" + hint(text.value, Pipeline.OnError.allCases.map(\.rawValue)))
  }

  func entry(_ node: JSON.Node, _ source: PipelineSource, onError: Pipeline.OnError) throws(PipelineError) -> EntryDraft {
    guard case .object(let members) = node.value else {
      throw source.error(node.offset, "a stage is an object with the key \"stage\", not \(node.value.typeName)")
    }
    let fields = PipelineFields(source: source, members: members)
    try fields.allow(PipelineKey.Stage.self, in: "a stage", optionsHint: true)
    guard let step = try fields.string(PipelineKey.Stage.stage) else {
      throw source.error(node.offset, "a stage needs the key \"stage\" with its name")
    }
    guard let type = registry[step.value] else {
      let known = hint(step.value, registry.names)
      throw source.error(step.offset, "unknown stage or writer \"\(step.value)\"" + (known.isEmpty ? "; winnow stages lists them" : known))
    }
    let id = try fields.string(PipelineKey.Stage.id)
    if let id, id.value.isEmpty { throw source.error(id.offset, "an \"id\" has at least one letter") }
    let options = try fields.object(PipelineKey.Stage.with)?.members.map { OptionDraft(member: $0, source: source) } ?? []
    var condition: Condition?
    if let node = fields[PipelineKey.Stage.condition] { condition = try ConditionReader.condition(node, source) }
    var onError = onError
    if let own = try fields.string(PipelineKey.Stage.onError) { onError = try self.onError(own, source) }
    return EntryDraft(
      id: id?.value ?? step.value, type: type, options: options, condition: condition, onError: onError,
      output: try output(fields, of: type), source: source, offset: node.offset)
  }

  func output(_ fields: PipelineFields, of type: any Step.Type) throws(PipelineError) -> String? {
    guard let output = try fields.string(PipelineKey.Stage.output) else { return nil }
    guard type is any Writer.Type else {
      throw fields.source.error(output.offset, "\"\(type.name)\" writes nothing; only a writer has an \"output\"")
    }
    guard !output.value.isEmpty else {
      throw fields.source.error(output.offset, "an \"output\" names a file, a folder or a template such as texts/{stem}.txt")
    }
    return output.value
  }
}
