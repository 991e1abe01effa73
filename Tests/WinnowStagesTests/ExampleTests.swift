import FoundationEssentials
import Testing
import Winnow
import WinnowTesting

@testable import WinnowStages

@Suite struct ExampleTests {
  /// The stages that a stage depends on: the first provider of each requirement, recursively. Selection by a model is excluded: examples
  /// are shorter than the pages that it is made for.
  private static func earlier(_ stage: any Stage.Type) -> [any Stage] {
    var found: [any Stage.Type] = []
    func add(_ stage: any Stage.Type) {
      for capability in stage.requires where capability != .mainContent {
        guard let provider = builtInSteps.lazy.compactMap({ $0 as? any Stage.Type }).first(where: { $0.provides.contains(capability) }),
          provider.name != stage.name, !found.contains(where: { $0.name == provider.name })
        else { continue }
        add(provider)
        if !found.contains(where: { $0.name == provider.name }) { found.append(provider) }
      }
    }
    add(stage)
    return found.map { $0.init() }
  }

  @Test(arguments: StageLaws.cases(of: builtInSteps))
  func `examples have the stated result`(_ example: StageExample) {
    #expect(StageLaws.violations(of: example, after: Self.earlier(example.stage)) == [])
  }

  /// The examples have a test of their own. This one checks sentences, near misses, and pages of main content only, some of which a model
  /// made for whole pages drops.
  @Test(arguments: builtInSteps.filter { !($0 is SelectMain.Type) })
  func `every step satisfies the step invariants`(_ step: any Step.Type) {
    #expect(StageLaws.violations(of: step, after: (step as? any Stage.Type).map(Self.earlier) ?? []) == [])
  }

  @Test func `every stage in the sources is registered`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/WinnowStages").standardizedFileURL
      .path
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
    let declared = try files.flatMap { file in
      try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8).split(separator: "\n").compactMap { line -> String? in
        guard line.contains(" static let name: StepName = \"") else { return nil }
        return line.split(separator: "\"").dropFirst().first.map(String.init)
      }
    }
    #expect(Set(declared) == Set(builtInSteps.map { $0.name.description }))
    #expect(declared.count == builtInSteps.count)
  }
}
