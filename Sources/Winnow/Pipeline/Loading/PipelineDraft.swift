/// The parsed pipeline files, before steps are created.
struct PipelineDraft {
  var name, description, version, survey: String?
  var hosts: [String] = []
  var limits = Limits()
  var onError = Pipeline.OnError.fail
  var entries: [EntryDraft] = []
  var files: [String] = []
  var tests: [PipelineTest] = []
}

/// A parsed step of a file, before it is created.
struct EntryDraft {
  let id: String
  let type: any Step.Type
  var options: [OptionDraft]
  let condition: Condition?
  let onError: Pipeline.OnError
  var output: String?
  let source: PipelineSource
  let offset: Int
}

/// An option with its file, since a patch may be in another file.
struct OptionDraft {
  let member: JSON.Member
  let source: PipelineSource

  /// The value over one that was there before: it takes its place, and `{"+": […]}` adds to a list, or to what is added to one.
  static func value(_ new: JSON, over old: JSON) -> JSON {
    guard let added = added(new) else { return new }
    if case .array(let items) = old { return .array(items + added.node.items) }
    guard let before = self.added(old) else { return new }
    let node = JSON.Node(value: .array(before.node.items + added.node.items), offset: added.node.offset)
    return .object([JSON.Member(key: added.key, keyOffset: added.keyOffset, node: node)])
  }

  /// The one member of `{"+": […]}`.
  private static func added(_ value: JSON) -> JSON.Member? {
    guard case .object(let members) = value, members.count == 1, let member = members.first, member.key == "+",
      case .array = member.node.value
    else { return nil }
    return member
  }
}

extension JSON.Node {
  /// Of a list; none of another value.
  fileprivate var items: [JSON.Node] { if case .array(let items) = value { items } else { [] } }
}
