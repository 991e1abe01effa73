/// A mistake in a pipeline file: where, what was found, and what would be right.
public struct PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// From 1; 0 when it is about the file as a whole. A column counts characters.
  public let line, column: Int
  /// What was found, and what would be right.
  public let message: String

  init(file: String, line: Int, column: Int, message: String) { (self.file, self.line, self.column, self.message) = (file, line, column, message) }

  /// A mistake that is in no file.
  package init(message: String) { self.init(file: "", line: 0, column: 0, message: message) }

  public var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : file.isEmpty ? message : "\(file): \(message)" }
}

/// A pipeline file's text and how to name it.
public struct PipelineSource: Sendable {
  /// Its path, or how to name it.
  public let file: String
  /// Its bytes: UTF-8.
  public let bytes: [UInt8]
  /// A file that was read, or a text that never was one.
  public init(file: String, bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }

  /// The path of a file that this one names, from its own folder on; `nil` for one outside it, which a pipeline file may not name.
  func sibling(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return file.lastIndex(of: "/").map { String(file[...$0]) + path } ?? path
  }

  /// An error at this byte of the file.
  public func error(_ offset: Int, _ message: String) -> PipelineError {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UTF8Bytes.newline } + 1
    let lineStart = before.lastIndex(of: UTF8Bytes.newline).map { $0 + 1 } ?? 0
    return PipelineError(file: file, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1, message: message)
  }
}

/// Makes pipelines of files.
public struct PipelineLoader: Sendable {
  private let registry: StepRegistry
  private let find: @Sendable (String) -> PipelineSource?
  private let names: [String]

  /// - Parameters:
  ///   - registry: the steps that files may name.
  ///   - find: the file of a pipeline's name, as the search order has it; it is asked for what a file `extends`.
  ///   - names: the names it would find, for hints.
  public init(registry: StepRegistry, names: [String] = [], find: @escaping @Sendable (String) -> PipelineSource?) {
    (self.registry, self.names, self.find) = (registry, names, find)
  }

  /// - Throws: ``PipelineError`` for the first mistake.
  public func load(_ source: PipelineSource) throws(PipelineError) -> Pipeline {
    let draft = try draft(source, chain: [])
    var entries: [Pipeline.Entry] = []
    for entry in draft.entries {
      let built = try build(entry)
      if built.comparingStage != nil, let other = entries.first(where: { $0.comparingStage != nil }) {
        throw entry.source.error(entry.offset, "\"\(entry.id)\" compares pages, and so does \"\(other.id)\"; a pipeline has one such stage")
      }
      entries.append(built)
    }
    return Pipeline(name: draft.name ?? source.file, description: draft.description ?? "", version: draft.version, hosts: draft.hosts,
                    limits: draft.limits, entries: entries, files: draft.files, survey: draft.survey, tests: draft.tests)
  }

  /// - Throws: ``PipelineError`` for the first mistake, and for a name that is not found.
  public func load(named name: String) throws(PipelineError) -> Pipeline {
    guard let source = find(name) else {
      throw PipelineError(file: name, line: 0, column: 0, message: "there is no pipeline \"\(name)\"" + hint(name, names))
    }
    return try load(source)
  }

  // MARK: Files to drafts

  /// A pipeline as its files have it, before its steps are made.
  private struct Draft {
    var name, description, version, survey: String?
    var hosts: [String] = []
    var limits = Limits()
    var onError = Pipeline.OnError.fail
    var entries: [DraftEntry] = []
    var files: [String] = []
    var tests: [PipelineTest] = []
  }

  private struct DraftEntry {
    let id: String
    let step: String
    var options: [DraftOption]
    let condition: Condition?
    let onError: Pipeline.OnError
    var output: String?
    let source: PipelineSource
    let offset: Int
  }

  /// An option keeps the file it came from, since a patch may stand in another one.
  private struct DraftOption {
    let member: JSON.Member
    let source: PipelineSource
  }

  private static let keys = ["$schema", "name", "version", "description", "extends", "match", "survey", "limits", "stages", "patch", "onError", "tests"]

  private func draft(_ source: PipelineSource, chain: [String]) throws(PipelineError) -> Draft {
    let members = try file(source)
    let file = Fields(source: source, members: members)
    try file.allow(Self.keys, in: "a pipeline file")
    var draft = Draft()
    if let parent = try file.string("extends") {
      guard !chain.contains(parent.value), parent.value != file.name else {
        throw source.error(parent.offset, "\"extends\" goes round in a circle: \((chain + [parent.value]).joined(separator: " → "))")
      }
      let isPath = parent.value.contains("/") || parent.value.hasSuffix(".json")
      guard let found = find(isPath ? try sibling(parent, source) : parent.value) else {
        throw source.error(parent.offset, "there is no pipeline \"\(parent.value)\" to extend" + hint(parent.value, names))
      }
      draft = try self.draft(found, chain: chain + [parent.value])
      draft.hosts = []
    }
    draft.name = try file.string("name")?.value ?? draft.name
    draft.description = try file.string("description")?.value ?? draft.description
    draft.version = try file.string("version")?.value ?? draft.version
    if let survey = try file.string("survey") { draft.survey = try sibling(survey, source) }
    draft.files.insert(source.file, at: 0)
    if let onError = try file.string("onError") { draft.onError = try self.onError(onError, source) }
    if let match = try file.object("match") {
      try match.allow(["hosts"], in: "\"match\"")
      draft.hosts = try match.strings("hosts") ?? []
    }
    if let limits = try file.object("limits") { try read(limits, into: &draft.limits) }
    draft.tests = try tests(file)
    if let stages = file["stages"] {
      guard case .array(let items) = stages.value else { throw source.error(stages.offset, "\"stages\" is a list, not \(stages.value.typeName)") }
      draft.entries = []
      for item in items { draft.entries.append(try entry(item, source, onError: draft.onError)) }
    }
    if let patch = try file.object("patch") { try apply(patch, to: &draft) }
    var ids: Set<String> = []
    for entry in draft.entries where !ids.insert(entry.id).inserted {
      throw entry.source.error(entry.offset, "a second stage with the id \"\(entry.id)\"; give it an \"id\" of its own")
    }
    guard file["stages"] != nil || file["extends"] != nil else {
      throw source.error(0, "a pipeline needs \"stages\", or \"extends\" with another pipeline's name")
    }
    return draft
  }

  private func file(_ source: PipelineSource) throws(PipelineError) -> [JSON.Member] {
    let json: JSON
    do { json = try JSON(source.bytes, .commented) } catch { throw source.error(error.offset, error.message) }
    guard case .object(let members) = json else { throw source.error(0, "a pipeline file is an object, not \(json.typeName)") }
    return members
  }

  // MARK: Tests

  /// The tests of this file: those of files that it extends are theirs.
  private func tests(_ file: Fields) throws(PipelineError) -> [PipelineTest] {
    guard let node = file["tests"] else { return [] }
    guard case .array(let items) = node.value else { throw file.source.error(node.offset, "\"tests\" is a list, not \(node.value.typeName)") }
    var tests: [PipelineTest] = []
    for (index, item) in items.enumerated() { tests.append(try test(item, number: index + 1, file.source)) }
    return tests
  }

  private func test(_ item: JSON.Node, number: Int, _ source: PipelineSource) throws(PipelineError) -> PipelineTest {
    guard case .object(let members) = item.value else { throw source.error(item.offset, "a test is an object, not \(item.value.typeName)") }
    let fields = Fields(source: source, members: members)
    try fields.allow(["name", "html", "text", "page", "url", "expect"], in: "a test")
    let html = try fields.string("html"), text = try fields.string("text"), page = try fields.string("page")
    let sources: [PipelineTest.Source?] = [html.map { .html($0.value) }, text.map { .text($0.value) }, try page.map { value throws(PipelineError) in .file(try sibling(value, source)) }]
    guard let found = sources.compactMap({ $0 }).first, sources.compactMap({ $0 }).count == 1 else {
      throw source.error(item.offset, "a test has one of \"html\", \"text\" and \"page\", a file in the pipeline's folder")
    }
    guard let expect = try fields.object("expect"), !expect.members.isEmpty else { throw source.error(item.offset, "a test says what it expects under \"expect\"") }
    return PipelineTest(name: try fields.string("name")?.value ?? "test \(number)", source: found, url: try fields.string("url")?.value,
                        expectations: try expectations(expect), file: source, offset: item.offset)
  }

  private func expectations(_ fields: Fields) throws(PipelineError) -> [PipelineTest.Expectation] {
    try fields.allow(["title", "contains", "lacks", "record", "related", "drops"], in: "an \"expect\"")
    var expectations: [PipelineTest.Expectation] = []
    for member in fields.members {
      let add = { (kind: PipelineTest.Expectation.Kind) in expectations.append(.init(kind: kind, offset: member.node.offset)) }
      switch member.key {
      case "title": add(.title(try fields.string("title")?.value ?? ""))
      case "contains": for words in try fields.strings("contains") ?? [] { add(.contains(words)) }
      case "lacks": for words in try fields.strings("lacks") ?? [] { add(.lacks(words)) }
      case "related": add(.related(try fields.strings("related") ?? []))
      case "record": if try fields.object("record") != nil { add(.record(member.node.value)) }
      default:
        guard let drops = try fields.object("drops") else { continue }
        for stage in drops.members { for words in try drops.strings(stage.key) ?? [] { add(.drops(stage: stage.key, words)) } }
      }
    }
    return expectations
  }

  private func sibling(_ path: (value: String, offset: Int), _ source: PipelineSource) throws(PipelineError) -> String {
    guard let sibling = source.sibling(path.value) else {
      throw source.error(path.offset, "a pipeline file names files in its own folder only, not \"\(path.value)\"")
    }
    return sibling
  }

  private func read(_ fields: Fields, into limits: inout Limits) throws(PipelineError) {
    try fields.allow(Limits.descriptions.map(\.key), in: "\"limits\"")
    for limit in Limits.descriptions { if let value = try fields.number(limit) { limits.set(limit.key, value) } }
  }

  private func onError(_ text: (value: String, offset: Int), _ source: PipelineSource) throws(PipelineError) -> Pipeline.OnError {
    if let known = Pipeline.OnError(rawValue: text.value) { return known }
    throw source.error(text.offset, "unknown \"onError\" value \"\(text.value)\"" + hint(text.value, Pipeline.OnError.allCases.map(\.rawValue)))
  }

  private func entry(_ node: JSON.Node, _ source: PipelineSource, onError: Pipeline.OnError) throws(PipelineError) -> DraftEntry {
    guard case .object(let members) = node.value else {
      throw source.error(node.offset, "a stage is an object with the key \"stage\", not \(node.value.typeName)")
    }
    let fields = Fields(source: source, members: members)
    try fields.allow(["stage", "id", "with", "if", "onError", "output"], in: "a stage", optionsHint: true)
    guard let step = try fields.string("stage") else { throw source.error(node.offset, "a stage needs the key \"stage\" with its name") }
    guard registry[step.value] != nil else { throw source.error(step.offset, "unknown stage \"\(step.value)\"" + hint(step.value, registry.names)) }
    let id = try fields.string("id")
    if let id, id.value.isEmpty { throw source.error(id.offset, "an \"id\" has at least one letter") }
    let options = try fields.object("with")?.members.map { DraftOption(member: $0, source: source) } ?? []
    let own = try fields.string("onError")
    let condition = fields["if"]
    return DraftEntry(
      id: id?.value ?? step.value, step: step.value, options: options,
      condition: condition == nil ? nil : try condition.map { (node) throws(PipelineError) in try self.condition(node, source) },
      onError: own == nil ? onError : try own.map { (text) throws(PipelineError) in try self.onError(text, source) } ?? onError,
      output: try output(fields, of: step.value), source: source, offset: node.offset)
  }

  private func output(_ fields: Fields, of step: String) throws(PipelineError) -> String? {
    guard let output = try fields.string("output") else { return nil }
    guard let type = registry[step], type is any Writer.Type else { throw fields.source.error(output.offset, "\"\(step)\" writes nothing; only a writer has an \"output\"") }
    guard !output.value.isEmpty else { throw fields.source.error(output.offset, "an \"output\" names a file, a folder or a template such as texts/{stem}.txt") }
    return output.value
  }

  private func condition(_ node: JSON.Node, _ source: PipelineSource) throws(PipelineError) -> Condition {
    guard case .object(let members) = node.value, let first = members.first else {
      throw source.error(node.offset, "an \"if\" is an object such as {\"language\": [\"ar\"]}")
    }
    let fields = Fields(source: source, members: members)
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
        throw source.error(first.node.offset, "this is no selector that Winnow reads; it reads tag, #id, .class, [attribute=value], blanks, > and commas")
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

  // MARK: Patches

  private func apply(_ patch: Fields, to draft: inout Draft) throws(PipelineError) {
    for member in patch.members {
      if case .object(let change) = member.node.value, change.contains(where: { $0.key == "insert" }) {
        try insert(Fields(source: patch.source, members: change), at: member, into: &draft, patch.source)
        continue
      }
      guard let index = draft.entries.firstIndex(where: { $0.id == member.key }) else {
        throw patch.source.error(member.keyOffset, "\"patch\" names the stage id \"\(member.key)\", which the pipeline has not" + hint(member.key, draft.entries.map(\.id)))
      }
      switch member.node.value {
      case .bool(false): draft.entries.remove(at: index)
      case .object(let change):
        let fields = Fields(source: patch.source, members: change)
        try fields.allow(["with", "output", "insert", "before", "after"], in: "a change of \"patch\"")
        let with = try fields.object("with"), output = try output(fields, of: draft.entries[index].step)
        guard with != nil || output != nil else { throw patch.source.error(member.node.offset, "a change of \"patch\" is \(Self.changes)") }
        for option in with?.members ?? [] { merge(option, patch.source, into: &draft.entries[index].options) }
        draft.entries[index].output = output ?? draft.entries[index].output
      default: throw patch.source.error(member.node.offset, "a change of \"patch\" is \(Self.changes), not \(member.node.value.typeName)")
      }
    }
  }

  private static let changes = "{\"with\": {…}}, {\"output\": …}, {\"insert\": …} or false"

  private func insert(_ fields: Fields, at member: JSON.Member, into draft: inout Draft, _ source: PipelineSource) throws(PipelineError) {
    try fields.allow(["insert", "before", "after"], in: "an insertion")
    guard let stage = fields["insert"] else { return }
    let entry = try entry(stage, source, onError: draft.onError)
    let before = try fields.string("before"), after = try fields.string("after")
    guard (before == nil) != (after == nil), let target = before ?? after else {
      throw source.error(member.node.offset, "an insertion says where: \"before\" or \"after\" with a stage's id")
    }
    guard let index = draft.entries.firstIndex(where: { $0.id == target.value }) else {
      throw source.error(target.offset, "there is no stage with the id \"\(target.value)\"" + hint(target.value, draft.entries.map(\.id)))
    }
    let named = DraftEntry(id: entry.id == entry.step && member.key != entry.step ? member.key : entry.id, step: entry.step, options: entry.options,
                           condition: entry.condition, onError: entry.onError, output: entry.output, source: source, offset: entry.offset)
    draft.entries.insert(named, at: before == nil ? index + 1 : index)
  }

  /// Lists are replaced; `{"+": […]}` adds to them.
  private func merge(_ option: JSON.Member, _ source: PipelineSource, into options: inout [DraftOption]) {
    guard let index = options.firstIndex(where: { $0.member.key == option.key }) else {
      options.append(DraftOption(member: option, source: source))
      return
    }
    var node = option.node
    if case .object(let members) = node.value, members.count == 1, members[0].key == "+", case .array(let more) = members[0].node.value,
       case .array(let old) = options[index].member.node.value {
      node = JSON.Node(value: .array(old + more), offset: node.offset)
    }
    options[index] = DraftOption(member: JSON.Member(key: option.key, keyOffset: option.keyOffset, node: node), source: source)
  }

  // MARK: Drafts to steps

  private func build(_ entry: DraftEntry) throws(PipelineError) -> Pipeline.Entry {
    guard let type = registry[entry.step] else { throw entry.source.error(entry.offset, "unknown stage \"\(entry.step)\"") }
    // Options are looked for only where the file says some: to find those of all steps would take the better part of a start.
    let values = entry.options.isEmpty ? nil : try options(of: entry, type)
    do {
      let step = try values.map { try type.init(from: OptionsDecoder(values: $0)) } ?? type.init()
      try step.validate()
      return Pipeline.Entry(id: entry.id, step: step, condition: entry.condition, onError: entry.onError, output: entry.output, source: entry.source, offset: entry.offset)
    } catch let error as InvalidOption {
      let option = entry.options.first { $0.member.key == error.option }
      throw (option?.source ?? entry.source).error(option?.member.node.offset ?? entry.offset, "option \"\(error.option)\": \(error.description)")
    } catch {
      throw entry.source.error(entry.offset, "\(error)")
    }
  }

  /// The options of a step, those that the file gives with their values there.
  private func options(of entry: DraftEntry, _ type: any Step.Type) throws(PipelineError) -> [String: any AnyOption] {
    let defaults = OptionsDecoder.options(of: type.init())
    var values = Dictionary(uniqueKeysWithValues: defaults.map { ($0.name, $0.option) })
    for option in entry.options {
      guard let known = values[option.member.key] else {
        throw option.source.error(option.member.keyOffset, "stage \"\(entry.step)\" has no option \"\(option.member.key)\""
          + (defaults.isEmpty ? "; it has none" : hint(option.member.key, defaults.map(\.name))))
      }
      var value = option.member.node.value
      if case .object(let members) = value, members.count == 1, members[0].key == "+", case .array(let old) = known.json, case .array(let more) = members[0].node.value {
        value = .array(old + more)
      }
      guard let replaced = known.replaced(by: value) else {
        throw option.source.error(option.member.node.offset, "option \"\(option.member.key)\" is \(known.typeName), not \(Self.shown(value))")
      }
      if let range = known.range, case .number(let number) = value, !range.contains(number) {
        throw option.source.error(option.member.node.offset, "option \"\(option.member.key)\" is \(Self.shown(.number(number))), out of its range \(Self.shown(.number(range.lowerBound))) to \(Self.shown(.number(range.upperBound)))")
      }
      values[option.member.key] = replaced
    }
    return values
  }

  private static func shown(_ value: JSON) -> String {
    switch value {
    case .number: value.text
    case .string(let s): "\"\(s)\""
    default: value.typeName
    }
  }
}

private func hint(_ word: String, _ words: [String]) -> String { NearestName.hint(word, among: words).map { "; \($0)" } ?? "" }

/// The members of an object, asked for by type.
private struct Fields {
  let source: PipelineSource
  let members: [JSON.Member]

  subscript(key: String) -> JSON.Node? { members.first { $0.key == key }?.node }
  var name: String? { self["name"]?.value.string }

  func allow(_ keys: [String], in context: String, optionsHint: Bool = false) throws(PipelineError) {
    for member in members where !keys.contains(member.key) {
      let near = NearestName.hint(member.key, among: keys)
      let more = optionsHint && near?.hasPrefix("did") != true ? "; options stand under \"with\"" : near.map { "; \($0)" } ?? ""
      throw source.error(member.keyOffset, "unknown key \"\(member.key)\" in \(context)\(more)")
    }
  }

  func string(_ key: String) throws(PipelineError) -> (value: String, offset: Int)? {
    guard let node = self[key] else { return nil }
    guard let value = node.value.string else { throw source.error(node.offset, "\"\(key)\" is a text, not \(node.value.typeName)") }
    return (value, node.offset)
  }

  func object(_ key: String) throws(PipelineError) -> Fields? {
    guard let node = self[key] else { return nil }
    guard case .object(let members) = node.value else { throw source.error(node.offset, "\"\(key)\" is an object, not \(node.value.typeName)") }
    return Fields(source: source, members: members)
  }

  /// A list of texts, or one text.
  func strings(_ key: String) throws(PipelineError) -> [String]? {
    guard let node = self[key] else { return nil }
    if let one = node.value.string { return [one] }
    guard let list = [String](json: node.value) else { throw source.error(node.offset, "\"\(key)\" is a list of texts, not \(node.value.typeName)") }
    return list
  }

  func number(_ limit: LimitDescription) throws(PipelineError) -> Double? {
    guard let node = self[limit.key] else { return nil }
    guard case .number(let value) = node.value else { throw source.error(node.offset, "\"\(limit.key)\" is a number, not \(node.value.typeName)") }
    guard limit.range.contains(value) else { throw source.error(node.offset, "\"\(limit.key)\" is out of its range \(limit.range.lowerBound) to \(limit.range.upperBound)") }
    guard !limit.isWhole || value == value.rounded() else { throw source.error(node.offset, "\"\(limit.key)\" is a whole number") }
    return value
  }
}
