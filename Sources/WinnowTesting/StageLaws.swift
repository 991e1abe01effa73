public import Winnow

/// The laws of all stages. Each check returns violations as sentences; empty: the law holds.
///
///     @Test func `the stage keeps the laws`() { #expect(StageLaws.violations(of: DropShouting.self) == []) }
///
/// A sentence about an example begins with the example's file and line.
public enum StageLaws {
  /// Checks all laws except that on time.
  ///
  /// - Parameters:
  ///   - earlier: the stages that it depends on.
  public static func violations(of type: any Step.Type, after earlier: [any Stage] = []) -> [String] {
    guard let stage = type as? any Stage.Type else { return undocumented(type) }
    return undocumented(type) + missingExamples(of: stage) + cases(of: [type]).flatMap { violations(of: $0, after: earlier) }
      + falsePositives(of: stage.init())
  }

  /// All examples of these stages, for a parameterized test.
  package static func cases(of steps: [any Step.Type]) -> [StageExample] {
    steps.compactMap { $0 as? any Stage.Type }.flatMap { stage in stage.examples.map { StageExample(stage: stage, example: $0) } }
  }

  /// Runs the example, after these stages, and returns the differences from its expectations and the violated laws.
  package static func violations(of example: StageExample, after earlier: [any Stage] = []) -> [String] {
    let (html, marked) = example.example.unmarked
    do {
      var page = Page(try Tree(html: html, charset: "utf-8"), origin: Origin(url: example.example.url))
      for stage in earlier { try page.run(stage) }
      let before = page
      let stage = try stage(of: example)
      try run(stage, on: &page, otherPages: example.example.otherPages, after: earlier)
      return wrongText(page, before, marked, example) + wrongRecord(page, example) + wrongResult(page, example)
        + wrongNearMiss(page, before, example) + violations(on: page, of: stage).map { "\(example): \($0)" }
    } catch {
      return ["\(example): \(error)"]
    }
  }

  /// Checks the laws for any page: idempotence, a complete journal, and a reason for every edit.
  package static func violations(on page: Page, of stage: some Stage) -> [String] {
    let name = type(of: stage).name
    var violations: [String] = []
    var again = page
    do { try again.run(stage) } catch { return ["\(name) fails on its own result: \(error)"] }
    if again.journal != page.journal {
      let more = again.journal.edits.suffix(again.journal.edits.count - page.journal.edits.count)
      violations.append("\(name) run twice adds edits: \(more.map { "\($0.kind) because \($0.reason)" })")
    }
    if page.replaying(page.journal) != page { violations.append("\(name): replaying the journal gives another page") }
    if page.journal.edits.contains(where: { $0.reason.rule.isEmpty }) { violations.append("\(name) made an edit without a reason") }
    return violations
  }

  /// Missing documentation: summaries and option descriptions must be sentences.
  package static func undocumented(_ type: any Step.Type) -> [String] {
    let options = OptionDescription.all(of: type.init()).filter { !$0.documentation.hasSuffix(".") }
    return (type.summary.hasSuffix(".") ? [] : ["\(type.name): the summary is not a sentence: “\(type.summary)”"])
      + options.map { "\(type.name): the documentation of the option \"\($0.name)\" is not a sentence: “\($0.documentation)”" }
  }

  /// A stage has an example and a near miss.
  private static func missingExamples(of stage: any Stage.Type) -> [String] {
    let nearMisses = stage.examples.count { $0.isNearMiss }
    return (nearMisses < stage.examples.count ? [] : ["\(stage.name) has no example that fires"])
      + (nearMisses > 0 ? [] : ["\(stage.name) has no near miss: an example without ⟦…⟧, of a page that it leaves alone"])
  }

  /// The edits that a stage makes on pages of main content only, in many scripts.
  package static func falsePositives(of stage: some Stage) -> [String] {
    MultilingualPages.all.flatMap { name, html -> [String] in
      do {
        var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"))
        try page.run(stage)
        return page.journal.edits.filter { ["drop", "cut", "replace"].contains($0.kind) }.map { edit in
          let text = edit.nodes.map { page.tree.blocks(in: $0).map(\.text).joined(separator: " ¶ ") } ?? ""
          return
            "\(type(of: stage).name) takes from a page of nothing but main content (\(name)): \(edit.kind) of “\(text)” because \(edit.reason)"
        }
      } catch {
        return ["\(type(of: stage).name) fails on a page of nothing but main content (\(name)): \(error)"]
      }
    }
  }

  /// The stage's CPU time as a multiple of a traversal of all nodes, on a page of about `blocks` blocks; the minimum of several rounds.
  ///
  /// - Throws: the stage's error.
  package static func cost(of stage: some Stage, blocks: Int = 2_000, after earlier: [any Stage] = []) throws -> Double {
    var page = Page(try Tree(html: Array(MultilingualPages.long(blocks: blocks).utf8), charset: "utf-8"))
    for stage in earlier { try page.run(stage) }
    var stageSeconds = Double.infinity
    var walkSeconds = Double.infinity
    var seen = 0
    for _ in 0..<rounds {
      var copy = page
      let clock = ThreadClock()
      try copy.run(stage)
      stageSeconds = min(stageSeconds, clock.seconds)
      let walk = ThreadClock()
      for _ in 0..<walks { for node in page.tree.nodes where node.isText { seen += node.characterCount } }
      walkSeconds = min(walkSeconds, walk.seconds / Double(walks))
    }
    return seen < 0 ? 0 : stageSeconds / max(walkSeconds, 1e-9)
  }

  private static let rounds = 5, walks = 10

  /// The violation if a stage takes more than `maxRatio` times as long as a traversal of the tree; see ``cost(of:blocks:after:)``.
  public static func costViolations(of stage: some Stage, maxRatio: Double, after earlier: [any Stage] = []) -> [String] {
    do {
      let cost = try cost(of: stage, after: earlier)
      return cost <= maxRatio
        ? [] : ["\(type(of: stage).name) takes \(Int(cost)) times as long as a walk over the tree; at most \(Int(maxRatio)) were allowed"]
    } catch {
      return ["\(type(of: stage).name) fails on a long page: \(error)"]
    }
  }
}

// MARK: Running an example

extension StageLaws {
  /// The stage with the example's options, created like that of a pipeline file.
  private static func stage(of example: StageExample) throws -> any Stage {
    let type = example.stage
    let file = #"{"name": "example", "stages": [{"stage": "\#(type.name)", "with": \#(example.example.options)}]}"#
    let loader = PipelineLoader(registry: StepRegistry([type])) { _ in nil }
    return try loader.load(PipelineSource(file: "its pipeline", bytes: Array(file.utf8))).entries.first?.step as? any Stage ?? type.init()
  }

  private static func run(_ stage: any Stage, on page: inout Page, otherPages others: [String], after earlier: [any Stage]) throws {
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
    let pageDigest = { (page: Page) in PageDigest(id: page.origin.identity, digest: stage.digest(of: page)) }
    for page in earlier { _ = stage.compare(pageDigest(page), with: &memory) }
    let resemblance = stage.compare(pageDigest(page), with: &memory)
    try page.run(stage, resembling: resemblance)
  }

  private static func learn<S: SurveyingStage>(_ stage: S, from pages: [Page], on page: inout Page) throws {
    try page.run(stage, knowing: stage.findings(of: pages))
  }
}

// MARK: What differs

extension StageLaws {
  private static func wrongText(_ page: Page, _ before: Page, _ marked: [Range<Int>], _ example: StageExample) -> [String] {
    // A stage that replaces the tree has no edits of its nodes.
    guard example.example.expectedText == nil, page.tree.count == before.tree.count, page.tree.source == before.tree.source else {
      return []
    }
    return page.tree.nodes.filter { $0.isText && $0.characterCount > 0 && before.isKept($0) }.compactMap { node in
      let isMarked = marked.contains { $0.lowerBound <= node.sourceRange.lowerBound && node.sourceRange.upperBound <= $0.upperBound }
      return page.isKept(node) == isMarked
        ? "\(example): “\(node.text)” \(isMarked ? "stays, but is marked" : "goes, but is not marked")" : nil
    }
  }

  private static func wrongRecord(_ page: Page, _ example: StageExample) -> [String] {
    let sets = page.journal.edits.compactMap { edit -> Assignment? in if case .set(let value) = edit.change { value } else { nil } }
    return example.example.expectedRecord.sorted { $0.key < $1.key }.compactMap { key, expected in
      let values = sets.filter { $0.key == key }
      let found = values.first?.isListed == true ? values.map(\.description).joined(separator: " · ") : values.last?.description ?? ""
      return found == expected ? nil : "\(example): \(key) is “\(found)”, not “\(expected)”"
    }
  }

  private static func wrongResult(_ page: Page, _ example: StageExample) -> [String] {
    guard let expected = example.example.expectedText else { return [] }
    let found = page.blocks.map { page.text(of: $0) }.joined(separator: "¶")
    return found == expected ? [] : ["\(example): the text is “\(found)”, not “\(expected)”"]
  }

  /// A near miss may add candidates and warnings; any other edit is a violation.
  private static func wrongNearMiss(_ page: Page, _ before: Page, _ example: StageExample) -> [String] {
    guard example.example.isNearMiss else { return [] }
    return page.journal.edits[before.journal.edits.count...].filter { ["cut", "replace"].contains($0.kind) }.map {
      "\(example): it is a near miss, but there is a \($0.kind) because \($0.reason)"
    }
  }
}

/// One example of a stage.
package struct StageExample: Sendable, CustomStringConvertible {
  /// The type of the stage.
  package let stage: any Stage.Type
  /// The example.
  package let example: Example

  /// Creates an example of a stage.
  package init(stage: any Stage.Type, example: Example) { (self.stage, self.example) = (stage, example) }

  /// Its file and line, the stage and the example's name: the beginning of a failure message.
  package var description: String { "\(example.file):\(example.line): \(stage.name), example “\(example.name)”" }
}
