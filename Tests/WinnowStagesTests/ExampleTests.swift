import FoundationEssentials
import Testing
import Winnow
@testable import WinnowStages
import WinnowTesting

@Suite struct ExampleTests {
  /// What a stage builds on: titles need metadata, bylines need a language.
  private static func earlier(_ stage: any Stage.Type) -> [any Stage] {
    switch stage {
    case is StripBanner.Type: [ReadMetadata(), FindTitle()]
    case is FindDateline.Type, is FindAttributions.Type: [ReadMetadata(), DetectLanguage()]
    case is FindDate.Type, is FindByline.Type: [ReadMetadata()]
    case is DropRepeatedHeading.Type, is SelectMain.Type: [FindTitle()]
    default: []
    }
  }

  @Test(arguments: StageLaws.cases(of: builtInSteps))
  func `an example does what it says`(_ example: StageExample) {
    #expect(StageLaws.violations(of: example, after: Self.earlier(example.stage)) == [])
  }

  @Test(arguments: builtInSteps.compactMap { $0 as? any Stage.Type })
  func `a stage has an example and a near miss`(_ stage: any Stage.Type) {
    let nearMisses = stage.examples.count { $0.isNearMiss }
    #expect(nearMisses < stage.examples.count, "\(stage.name) has no example that fires")
    #expect(nearMisses > 0, "\(stage.name) has no near miss")
  }

  @Test(arguments: builtInSteps)
  func `a step documents itself`(_ step: any Step.Type) {
    #expect(step.summary.hasSuffix("."))
    for option in OptionDescription.all(of: step.init()) { #expect(option.documentation.hasSuffix("."), "\(step.name).\(option.name)") }
  }

  @Test func `every stage in the sources is in the list`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/WinnowStages").standardizedFileURL.path
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
