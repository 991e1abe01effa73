import FoundationEssentials
import Testing
import Winnow
import WinnowTesting

@testable import WinnowStages

@Suite struct ExampleTests {
  /// What a stage builds on: titles need metadata, bylines need a language.
  private static func earlier(_ stage: any Stage.Type) -> [any Stage] {
    switch stage {
    case is StripBanner.Type: [ReadMetadata(), FindTitle()]
    case is FindDateline.Type, is FindAttributions.Type: [ReadMetadata(), DetectLanguage()]
    case is FindDate.Type, is FindByline.Type: [ReadMetadata()]
    case is DropRepeatedHeading.Type, is SelectMain.Type, is DropConsent.Type, is DropOtherArticles.Type: [FindTitle()]
    case is DropEmptyHeadings.Type: [DropInvisible()]
    default: []
    }
  }

  @Test(arguments: StageLaws.cases(of: builtInSteps))
  func `an example does what it says`(_ example: StageExample) {
    #expect(StageLaws.violations(of: example, after: Self.earlier(example.stage)) == [])
  }

  /// Besides the examples, which have their own test: words, near misses, and pages of nothing but main content: of those, a model made for
  /// whole pages drops some.
  @Test(arguments: builtInSteps.filter { !($0 is SelectMain.Type) })
  func `a step keeps the laws`(_ step: any Step.Type) {
    #expect(StageLaws.violations(of: step, after: (step as? any Stage.Type).map(Self.earlier) ?? []) == [])
  }

  @Test func `every stage in the sources is in the list`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/WinnowStages").standardizedFileURL
      .path
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
    let declared = try files.flatMap { file in
      try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8).split(separator: "\n").compactMap { line -> String? in
        guard line.hasPrefix("  public static let name: StepName = \"") else { return nil }
        return line.split(separator: "\"").dropFirst().first.map(String.init)
      }
    }
    #expect(Set(declared) == Set(builtInSteps.map { $0.name.description }))
    #expect(declared.count == builtInSteps.count)
  }
}
