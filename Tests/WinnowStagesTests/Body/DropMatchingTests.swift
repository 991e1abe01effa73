import Testing
import Winnow

@testable import WinnowStages

@Suite struct DropMatchingTests {
  @Test func `a mistake in an expression is named with its place`() {
    let file = #"{"name": "t", "stages": [{"stage": "drop-matching", "with": {"patterns": ["a(b"]}}]}"#
    let error = #expect(throws: PipelineError.self) {
      try PipelineLoader(registry: StepRegistry(builtInSteps)) { _ in nil }.load(PipelineSource(file: "t.json", bytes: Array(file.utf8)))
    }
    #expect(
      error?.description.contains("\"a(b\" is not a regular expression: missing closing parenthesis, at byte 4") == true,
      "\(String(describing: error))")
    #expect((error?.column ?? 0) > 60)
  }

  @Test func `an expression that runs away is an error, soon`() throws {
    let text = String(repeating: "a", count: 40)
    let clock = ThreadClock()
    #expect(throws: RegularExpression.Failure.self) { try RegularExpression("^(a+)+$").firstRange(in: text + "!") }
    #expect(clock.seconds < 2)
    #expect(try RegularExpression("(?i)ÄPFEL").firstRange(in: "Rote äpfel") == 5..<11)
    #expect(try RegularExpression(#"^\p{Arabic}+$"#).firstRange(in: "مقالات") == 0..<12)
  }
}
