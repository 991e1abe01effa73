import Foundation

/// The built command, run like a user does.
enum Winnow {
  struct Result { let code: Int32, output, errors: String }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
  /// Next to the test bundle.
  private static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "winnow")

  static var executable: URL {
    let near =
      Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appending(path: "winnow") } + [
        binary, root.appending(path: ".build/debug/winnow"),
      ]
    return near.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? binary
  }

  static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
    try run(executable, arguments, input: input, environment: environment)
  }

  static func run(_ executable: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    let folder = FileManager.default.temporaryDirectory
    let files = ["in", "out", "err"].map { _ in folder.appending(path: UUID().uuidString) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for (file, text) in zip(files, [input, "", ""]) { try Data(text.utf8).write(to: file) }
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = root
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(code: process.terminationStatus, output: texts[1], errors: texts[2])
  }
}

func temporaryFolder() throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}
