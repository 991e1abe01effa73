import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// The search order of pipelines: `./Pipelines` and its parents, `$WINNOW_PIPELINES`, the user's folder, the built-in ones.
struct PipelineSearch: Sendable {
  private let folders: [String]

  init() {
    var folders: [String] = []
    var folder = FilePath(FileManager.default.currentDirectoryPath)
    while true {
      folders.append(folder.appending("Pipelines").string)
      if !folder.removeLastComponent() { break }
    }
    let environment = Console.environment
    folders += environment["WINNOW_PIPELINES"]?.split(separator: ":").map(String.init) ?? []
    let config = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    folders += config.map { ["\($0)/winnow/pipelines"] } ?? []
    self.folders = folders
  }

  /// A file by its path, or a pipeline by its name.
  @Sendable func find(_ name: String) -> PipelineSource? {
    if name.hasSuffix(".json") || name.contains("/") { return Self.file(name) }
    for folder in folders { if let found = Self.file("\(folder)/\(name).json") { return found } }
    return BuiltInPipelines.source(name)
  }

  private static func file(_ path: String) -> PipelineSource? {
    (try? Bytes.ofFile(FilePath(path), limit: 16 << 20)).map { PipelineSource(file: path, bytes: $0) }
  }

  /// All names, without duplicates, those of the nearest folder first.
  var names: [String] {
    var names: [String] = []
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      names += files.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    }
    names += BuiltInPipelines.names
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Makes variants of this pipeline with changes, as if loaded from files with these patches.
  ///
  /// - Parameter source: the source text of a pipeline that was not loaded from a file.
  func changing(_ pipeline: Pipeline, _ registry: StepRegistry, source: PipelineSource? = nil) -> SuggestedChangeSearch.Make {
    let loader = changeLoader(pipeline, registry, source)
    return { changes in try? loader.load(Self.change(changes.map(\.patch).joined(separator: ", "))) }
  }

  /// The pipeline with these members of `patch`; `nil` if they are invalid.
  func patching(_ pipeline: Pipeline, _ members: String, _ registry: StepRegistry, source: PipelineSource? = nil) -> Pipeline? {
    try? changeLoader(pipeline, registry, source).load(Self.change(members))
  }

  private func changeLoader(_ pipeline: Pipeline, _ registry: StepRegistry, _ source: PipelineSource?) -> PipelineLoader {
    let source = source ?? pipeline.files.first.flatMap(Self.file) ?? BuiltInPipelines.source(pipeline.name)
    return PipelineLoader(registry: registry, names: names) { name in name == Self.changed ? source : find(name) }
  }

  private static func change(_ members: String) -> PipelineSource {
    PipelineSource(file: "change.json", bytes: Array("{\"name\": \"mine\", \"extends\": \"\(changed)\", \"patch\": {\(members)}}".utf8))
  }

  /// Placeholder path of a pipeline given as text; contains a character no file name may have.
  private static let changed = "the pipeline that is changed"

  func loader(_ registry: StepRegistry) -> PipelineLoader {
    PipelineLoader(registry: registry, names: names.contains("auto") ? names : names + ["auto"], find: find)
  }
}
