import Testing
import Winnow
import WinnowTesting

/// Stages that break one law each, and the reported violations.
@Suite struct StageLawsTests {
  struct Breach: Sendable {
    let stage: any Stage.Type
    let sentence: String
  }

  private static let breaches = [
    Breach(stage: Idle.self, sentence: "example “an advert”: “Advert” stays, but is marked"),
    Breach(stage: Greedy.self, sentence: "example “a paragraph”: “Text.” goes, but is not marked"),
    Breach(stage: Restless.self, sentence: "restless run twice adds edits: [\"set because count\"]"),
    Breach(stage: Silent.self, sentence: "silent made an edit without a reason"),
    Breach(stage: Lonely.self, sentence: "lonely has no near miss"),
    Breach(stage: Mute.self, sentence: "mute: the documentation of the option \"most\" is not a sentence: “how many”"),
    Breach(stage: Mute.self, sentence: "mute: the summary is not a sentence: “drops”"),
    Breach(stage: Mistaken.self, sentence: "example “a title”: title is “Rain”, not “Snow”"),
    Breach(
      stage: Foreign.self, sentence: "foreign takes from a page of nothing but main content (Arabic): drop of “الطاحونة” because not Latin"),
  ]

  @Test(arguments: breaches)
  func `a violation is reported as a sentence`(_ breach: Breach) {
    let violations = StageLaws.violations(of: breach.stage)
    #expect(violations.contains { $0.contains(breach.sentence) }, "\(violations)")
  }

  @Test func `a violation in an example begins with its file and line`() {
    #expect(
      StageLaws.violations(of: Idle.self).first?.hasPrefix("WinnowTestingTests/Breaches.swift:8: idle, example “an advert”: ") == true)
  }

  @Test func `a quadratic stage is slow, a linear one is not`() throws {
    #expect(StageLaws.costViolations(of: Quadratic(), maxRatio: 100).first?.contains("quadratic takes ") == true)
    #expect(StageLaws.costViolations(of: Good(), maxRatio: 100) == [])
    #expect(StageLaws.violations(of: Good.self) == [])
  }
}
