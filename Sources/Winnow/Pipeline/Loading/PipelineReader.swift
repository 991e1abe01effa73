/// Reads a pipeline file, and the files that it extends, into a draft.
struct PipelineReader {
  let registry: StepRegistry
  let find: @Sendable (String) -> PipelineSource?
  /// The names that `find` knows, for hints.
  let names: [String]

  /// - Parameter chain: the `extends` chain that led to this file.
  func draft(_ source: PipelineSource, chain: [String] = []) throws(PipelineError) -> PipelineDraft {
    let members = try file(source)
    let file = PipelineFields(source: source, members: members)
    try file.allow(PipelineKey.File.self, in: "a pipeline file")
    var draft = PipelineDraft()
    let name = try file.string(PipelineKey.File.name)?.value
    if let parent = try file.string(PipelineKey.File.extends) {
      guard !chain.contains(parent.value), parent.value != name else {
        throw source.error(parent.offset, "\"extends\" is circular: \((chain + [parent.value]).joined(separator: " → "))")
      }
      let isPath = parent.value.contains("/") || parent.value.hasSuffix(".json")
      guard let found = find(isPath ? try source.sibling(of: parent) : parent.value) else {
        throw source.error(parent.offset, "there is no pipeline \"\(parent.value)\" to extend" + hint(parent.value, names))
      }
      draft = try self.draft(found, chain: chain + [parent.value])
      draft.hosts = []
    }
    draft.name = name ?? draft.name
    draft.description = try file.string(PipelineKey.File.description)?.value ?? draft.description
    draft.version = try file.string(PipelineKey.File.version)?.value ?? draft.version
    if let survey = try file.string(PipelineKey.File.survey) { draft.survey = try source.sibling(of: survey) }
    draft.files.insert(source.file, at: 0)
    if let onError = try file.string(PipelineKey.File.onError) { draft.onError = try entries.onError(onError, source) }
    if let match = try file.object(PipelineKey.File.match) {
      try match.allow(PipelineKey.Match.self, in: "\"match\"")
      draft.hosts = try match.strings(PipelineKey.Match.hosts) ?? []
    }
    if let limits = try file.object(PipelineKey.File.limits) { try read(limits, into: &draft.limits) }
    draft.tests = try PipelineTestReader.tests(of: file)
    if let stages = file[PipelineKey.File.stages] {
      guard case .array(let items) = stages.value else {
        throw source.error(stages.offset, "\"stages\" is an array, not \(stages.value.typeName)")
      }
      draft.entries = []
      for item in items { draft.entries.append(try entries.entry(item, source, onError: draft.onError)) }
    }
    if let patch = try file.object(PipelineKey.File.patch) { try PipelinePatcher(entries: entries).apply(patch, to: &draft) }
    var ids: Set<String> = []
    for entry in draft.entries where !ids.insert(entry.id).inserted {
      throw entry.source.error(entry.offset, "a second stage with the id \"\(entry.id)\"; give it an \"id\" of its own")
    }
    guard file[PipelineKey.File.stages] != nil || file[PipelineKey.File.extends] != nil else {
      throw source.error(0, "a pipeline needs \"stages\", or \"extends\" with another pipeline's name")
    }
    return draft
  }

  private func file(_ source: PipelineSource) throws(PipelineError) -> [JSON.Member] {
    let json: JSON
    do { json = try JSON(source.bytes, .withComments) } catch { throw source.error(error.offset, error.message) }
    guard case .object(let members) = json else { throw source.error(0, "a pipeline file is an object, not \(json.typeName)") }
    return members
  }

  private func read(_ fields: PipelineFields, into limits: inout Limits) throws(PipelineError) {
    try fields.allow(Limits.Key.self, in: "\"limits\"")
    for key in Limits.Key.allCases { if let value = try fields.number(key) { limits.set(key, value) } }
  }

  private var entries: EntryReader { EntryReader(registry: registry) }
}
