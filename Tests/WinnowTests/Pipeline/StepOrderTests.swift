import Testing
import Winnow
import WinnowStages

/// Steps before a step that provides what they require.
@Suite struct StepOrderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let stages: String
    let says: [String]
    init(_ stages: String, _ says: String...) { (self.stages, self.says) = (stages, says) }
    var testDescription: String { says.first ?? "in order: \(stages)" }
  }

  private static func pipeline(_ stages: String, adding: [any Step.Type] = []) throws -> Pipeline {
    let entries = stages.split(separator: " ").map { $0.hasPrefix("{") ? String($0) : #"{"stage":"\#($0)"}"# }
    return try Pipeline(json: "{\"name\": \"x\", \"stages\": [\n\(entries.joined(separator: ",\n"))]}", adding: adding)
  }

  @Test(arguments: [
    Case(
      "find-dateline find-title detect-language",
      "pipeline:2:1: find-dateline needs language, which detect-language provides two steps later; move detect-language before it"),
    Case(
      "find-title select-main drop-repeated-heading read-metadata",
      "pipeline:2:1: find-title needs metadata, which read-metadata provides three steps later; move read-metadata before it"),
    Case(
      "drop-meta-lines drop-comments find-dateline",
      "pipeline:2:1: drop-meta-lines needs authors, which find-dateline provides two steps later; move find-dateline before it"),
    // The provider itself must stay after a step between them.
    Case(
      "detect-language find-images find-dateline find-attributions",
      "pipeline:3:1: find-images needs authors, which find-dateline provides one step later; move find-dateline before it",
      "pipeline:3:1: find-images needs attributions, which find-attributions provides two steps later; move find-images after it"),
    Case(
      #"{"stage":"drop-chrome","if":{"pageType":["article"]}} select-main"#,
      "pipeline:2:1: the condition of drop-chrome needs pageType, which select-main provides one step later; move select-main before it"),
    Case(
      #"{"stage":"drop-chrome","if":{"not":{"any":[{"host":"a.b"},{"language":"de"}]}}} detect-language"#,
      "pipeline:2:1: the condition of drop-chrome needs language, which detect-language provides one step later; move detect-language before it"
    ),
    Case(
      "find-title write-text select-main",
      "pipeline:3:1: write-text needs mainContent, which select-main provides one step later; move select-main before it"),
    // No writer has its result.
    Case(
      "write-text drop-chrome",
      "pipeline:3:1: drop-chrome comes after write-text, so that its edits are not written; move it before write-text"),
    // No step provides it.
    Case("find-dateline"), Case("drop-meta-lines write-ndjson"),
    // A writer before another one writes the current state.
    Case("find-title write-text select-main write-ndjson"),
    // Repeated on purpose.
    Case(#"detect-language find-dateline {"stage":"detect-language","id":"again"}"#),
  ])
  func `a step before its provider is reported with the fix`(_ order: Case) throws {
    #expect(try Self.pipeline(order.stages).orderWarnings.map(\.description) == order.says)
  }

  @Test(arguments: BuiltInPipelines.names) func `built-in pipelines are in order`(_ name: String) throws {
    #expect(try Pipeline(builtIn: name).orderWarnings == [])
  }

  @Test func `a custom stage declares requirements and capabilities`() throws {
    struct Prices: Stage {
      static let name: StepName = "find-prices"
      static let summary = "Does nothing."
      static let provides: [Capability] = ["prices"]
      static let examples: [Example] = []
      func run(on page: inout Page) throws {}
    }
    struct Sum: Stage {
      static let name: StepName = "add-prices"
      static let summary = "Does nothing."
      static let requires: [Capability] = ["prices", .title]
      static let examples: [Example] = []
      func run(on page: inout Page) throws {}
    }
    let mistakes = try Self.pipeline("add-prices find-title find-prices", adding: [Prices.self, Sum.self]).orderWarnings
    #expect(
      mistakes.map(\.message) == [
        "add-prices needs title, which find-title provides one step later; move find-title before it",
        "add-prices needs prices, which find-prices provides two steps later; move find-prices before it",
      ])
    #expect(mistakes.map(\.line) == [2, 2])
  }

  @Test func `every built-in requirement has a provider`() {
    let provided = Set(builtInSteps.flatMap { $0.provides })
    for step in builtInSteps { #expect(Set(step.requires).subtracting(provided) == [], "\(step.name)") }
  }
}
