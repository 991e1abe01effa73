/// Applies a file's `patch` to the steps of the pipeline that it extends.
struct PipelinePatcher {
  let entries: EntryReader

  func apply(_ patch: PipelineFields, to draft: inout PipelineDraft) throws(PipelineError) {
    for member in patch.members {
      if case .object(let change) = member.node.value, change.contains(where: { $0.key == PipelineKey.Change.insert.rawValue }) {
        try insert(PipelineFields(source: patch.source, members: change), at: member, into: &draft, patch.source)
        continue
      }
      guard let index = draft.entries.firstIndex(where: { $0.id == member.key }) else {
        throw patch.source.error(
          member.keyOffset,
          "\"patch\" names the stage id \"\(member.key)\", which the pipeline does not have" + hint(member.key, draft.entries.map(\.id)))
      }
      switch member.node.value {
      case .bool(false): draft.entries.remove(at: index)
      case .object(let change):
        let fields = PipelineFields(source: patch.source, members: change)
        try fields.allow(PipelineKey.Change.self, in: "a change of \"patch\"")
        let with = try fields.object(PipelineKey.Change.with)
        let output = try entries.output(fields, of: draft.entries[index].type)
        guard with != nil || output != nil else { throw patch.source.error(member.node.offset, "a change of \"patch\" is \(Self.changes)") }
        for option in with?.members ?? [] { merge(option, patch.source, into: &draft.entries[index].options) }
        draft.entries[index].output = output ?? draft.entries[index].output
      default: throw patch.source.error(member.node.offset, "a change of \"patch\" is \(Self.changes), not \(member.node.value.typeName)")
      }
    }
  }

  private static let changes = "{\"with\": {…}}, {\"output\": …}, {\"insert\": …} or false"

  private func insert(_ fields: PipelineFields, at member: JSON.Member, into draft: inout PipelineDraft, _ source: PipelineSource)
    throws(PipelineError)
  {
    try fields.allow(PipelineKey.Insertion.self, in: "an insertion")
    guard let stage = fields[PipelineKey.Insertion.insert] else { return }
    let entry = try entries.entry(stage, source, onError: draft.onError)
    let before = try fields.string(PipelineKey.Insertion.before)
    let after = try fields.string(PipelineKey.Insertion.after)
    guard (before == nil) != (after == nil), let target = before ?? after else {
      throw source.error(member.node.offset, "an insertion needs a place: \"before\" or \"after\" with a stage's id")
    }
    guard let index = draft.entries.firstIndex(where: { $0.id == target.value }) else {
      throw source.error(target.offset, "there is no stage with the id \"\(target.value)\"" + hint(target.value, draft.entries.map(\.id)))
    }
    let named = EntryDraft(
      id: entry.id == entry.type.name.description ? member.key : entry.id, type: entry.type, options: entry.options,
      condition: entry.condition, onError: entry.onError, output: entry.output, source: source, offset: entry.offset)
    draft.entries.insert(named, at: before == nil ? index + 1 : index)
  }

  private func merge(_ option: JSON.Member, _ source: PipelineSource, into options: inout [OptionDraft]) {
    guard let index = options.firstIndex(where: { $0.member.key == option.key }) else {
      options.append(OptionDraft(member: option, source: source))
      return
    }
    let value = OptionDraft.value(option.node.value, over: options[index].member.node.value)
    let node = JSON.Node(value: value, offset: option.node.offset)
    options[index] = OptionDraft(member: JSON.Member(key: option.key, keyOffset: option.keyOffset, node: node), source: source)
  }
}
