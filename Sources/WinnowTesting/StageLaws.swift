public import Winnow

/// The laws that every stage keeps. Each check returns what is wrong as sentences; none: the law holds.
///
///     @Test(arguments: StageLaws.cases(of: [MyStage.self]))
///     func example(_ example: StageExample) { #expect(StageLaws.violations(of: example) == []) }
public enum StageLaws {
  /// All examples of these stages.
  public static func cases(of steps: [any Step.Type]) -> [StageExample] {
    steps.compactMap { $0 as? any Stage.Type }.flatMap { stage in stage.examples.map { StageExample(stage: stage, example: $0) } }
  }

  /// Runs the example, after these stages, and tells what differs from what it promises.
  public static func violations(of example: StageExample, after earlier: [any Stage] = []) -> [String] {
    let (html, marked) = example.example.unmarked
    do {
      var page = Page(try Tree(html: html, charset: "utf-8"), origin: Origin(url: example.example.url))
      for stage in earlier { try page.run(stage) }
      let before = page
      let stage = try stage(of: example)
      try run(stage, on: &page, beside: example.example.beside, after: earlier)
      return wrongText(page, before, marked, example) + wrongRecord(page, example) + wrongResult(page, example) + broken(page, stage)
    } catch {
      return ["\(example): \(error)"]
    }
  }

  /// The stage with the example's options, made as a pipeline file makes it.
  private static func stage(of example: StageExample) throws -> any Stage {
    let type = example.stage, file = #"{"name": "example", "stages": [{"stage": "\#(type.name)", "with": \#(example.example.options)}]}"#
    let loader = PipelineLoader(catalog: Catalog([type])) { _ in nil }
    return try loader.load(PipelineSource(file: "\(example)", bytes: Array(file.utf8))).entries.first?.step as? any Stage ?? type.init()
  }

  private static func run(_ stage: any Stage, on page: inout Page, beside others: [String], after earlier: [any Stage]) throws {
    guard !others.isEmpty else { return try page.run(stage) }
    let siblings = try others.map { html in
      var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: page.origin)
      for stage in earlier { try page.run(stage) }
      return page
    }
    if let stage = stage as? any SurveyingStage { return try learn(stage, from: siblings + [page], on: &page) }
    guard let stage = stage as? any ComparingStage else { return try page.run(stage) }
    try compare(stage, siblings, with: &page)
  }

  private static func compare(_ stage: some ComparingStage, _ earlier: [Page], with page: inout Page) throws {
    var memory = stage.memory()
    let remembered = { (page: Page) in Remembered(id: page.origin.identity, digest: stage.digest(of: page)) }
    for page in earlier { _ = stage.compare(remembered(page), with: &memory) }
    let resemblance = stage.compare(remembered(page), with: &memory)
    try page.run(stage, resembling: resemblance)
  }

  private static func learn<S: SurveyingStage>(_ stage: S, from pages: [Page], on page: inout Page) throws {
    try page.run(stage, knowing: stage.survey(pages))
  }

  /// The laws that hold for any page: a second run adds nothing, the journal tells all, every edit has its reason.
  public static func broken(_ page: Page, _ stage: some Stage) -> [String] {
    let name = type(of: stage).name
    var violations: [String] = [], again = page
    do { try again.run(stage) } catch { return ["\(name) fails on its own result: \(error)"] }
    if again.journal != page.journal {
      let more = again.journal.edits.suffix(again.journal.edits.count - page.journal.edits.count)
      violations.append("\(name) run twice adds edits: \(more.map { "\($0.kind) because \($0.reason)" })")
    }
    if page.replaying(page.journal) != page { violations.append("\(name): replaying the journal gives another page") }
    if page.journal.edits.contains(where: { $0.reason.rule.isEmpty }) { violations.append("\(name) made an edit without a reason") }
    return violations
  }

  private static func wrongText(_ page: Page, _ before: Page, _ marked: [Range<Int>], _ example: StageExample) -> [String] {
    guard example.example.becomes == nil else { return [] }
    var violations: [String] = []
    for node in page.tree.nodes where node.isText && node.letters > 0 && before.stands(node) {
      let isMarked = marked.contains { $0.lowerBound <= node.sourceRange.lowerBound && node.sourceRange.upperBound <= $0.upperBound }
      if page.stands(node) == isMarked {
        violations.append("\(example): “\(node.text)” \(isMarked ? "stays, but is marked" : "goes, but is not marked")")
      }
    }
    return violations
  }

  private static func wrongRecord(_ page: Page, _ example: StageExample) -> [String] {
    let sets = page.journal.edits.compactMap { edit -> Assignment? in if case .set(let value) = edit.change { value } else { nil } }
    return example.example.gives.compactMap { key, expected in
      let values = sets.filter { $0.key == key }
      let found = values.first?.isListed == true ? values.map(\.description).joined(separator: " · ") : values.last?.description ?? ""
      return found == expected ? nil : "\(example): \(key) is “\(found)”, not “\(expected)”"
    }
  }

  private static func wrongResult(_ page: Page, _ example: StageExample) -> [String] {
    guard let expected = example.example.becomes else { return [] }
    let found = page.blocks.map { page.text(of: $0) }.joined(separator: "¶")
    return found == expected ? [] : ["\(example): the text is “\(found)”, not “\(expected)”"]
  }
}

/// One example of a stage.
public struct StageExample: Sendable, CustomStringConvertible {
  public let stage: any Stage.Type
  public let example: Example
  public init(stage: any Stage.Type, example: Example) { (self.stage, self.example) = (stage, example) }
  public var description: String { "\(stage.name) “\(example.name)” (\(example.file):\(example.line))" }
}
