import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// Where pipelines are looked for: `./Pipelines` and upward, `$WINNOW_PIPELINES`, the user's folder, the built-in ones.
struct PipelineSearch: Sendable {
  private let folders: [String]

  init() {
    var folders: [String] = [], folder = FilePath(FileManager.default.currentDirectoryPath)
    while true {
      folders.append(folder.appending("Pipelines").string)
      if !folder.removeLastComponent() { break }
    }
    let environment = ProcessInfo.processInfo.environment
    folders += environment["WINNOW_PIPELINES"]?.split(separator: ":").map(String.init) ?? []
    let config = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    folders += config.map { ["\($0)/winnow/pipelines"] } ?? []
    self.folders = folders
  }

  /// A file by its path, or a pipeline by its name.
  @Sendable func find(_ name: String) -> PipelineSource? {
    if name.hasSuffix(".json") || name.contains("/") { return Self.file(name) }
    for folder in folders { if let found = Self.file("\(folder)/\(name).json") { return found } }
    return BuiltInPipelines.all.first { $0.name == name }.map { PipelineSource(file: "built-in \($0.name).json", bytes: $0.bytes) }
  }

  private static func file(_ path: String) -> PipelineSource? {
    (try? Bytes.ofFile(FilePath(path), limit: 16 << 20)).map { PipelineSource(file: path, bytes: $0) }
  }

  /// All names, each once, the nearest file's first.
  var names: [String] {
    var names: [String] = []
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      names += files.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    }
    names += BuiltInPipelines.all.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  func loader(_ catalog: Catalog) -> PipelineLoader { PipelineLoader(catalog: catalog, names: names + ["auto"], find: find) }
}
