import Foundation

/// Established programs that validate the output of writers.
enum Tool {
  /// - Returns: its output and errors, and its exit code; `nil` if it is not installed.
  static func run(_ arguments: [String], input: [UInt8] = []) throws -> (code: Int32, output: String, errors: String)? {
    let process = Process()
    let folder = FileManager.default.temporaryDirectory
    let files = ["in", "out", "err"].map { _ in folder.appending(path: UUID().uuidString) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for (file, bytes) in zip(files, [input, [], []]) { try Data(bytes).write(to: file) }
    (process.executableURL, process.arguments) = (URL(filePath: "/usr/bin/env"), arguments)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else { return nil }
    let texts = try files.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (process.terminationStatus, texts[0], texts[1])
  }
}
