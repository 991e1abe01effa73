import FoundationEssentials
import Winnow
import WinnowStages

/// Files of the repository for tests.
enum Fixtures {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  static func pipeline(_ name: String) throws -> Pipeline {
    try PipelineLoader(registry: StepRegistry(builtInSteps)) { name in
      (try? Data(contentsOf: root.appending(path: "Pipelines/\(name).json"))).map { PipelineSource(file: name, bytes: [UInt8]($0)) }
    }.load(named: name)
  }
}
