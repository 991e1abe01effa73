package import Foundation
package import Testing

/// Annotated pages outside the repository, since their texts belong to publishers: `WINNOW_SHARED` names their folder.
///
/// Tests that need them are skipped if the variable is not set, and fail if it is set and a file is missing.
package enum AnnotatedPages {
  /// The reason for skipping tests.
  package static let comment: Comment = "WINNOW_SHARED does not name the folder of the annotated pages"

  /// Their folder; `nil` if the variable is not set.
  package static let folder = ProcessInfo.processInfo.environment["WINNOW_SHARED"].map { URL(filePath: $0, directoryHint: .isDirectory) }

  /// Whether tests use them.
  package static var areAsked: Bool { folder != nil }

  /// The path of a file in their folder.
  ///
  /// - Throws: ``Missing`` if it does not exist.
  package static func path(_ name: String) throws -> String {
    let path = folder?.appending(path: name).path ?? name
    guard FileManager.default.fileExists(atPath: path) else { throw Missing(path: path) }
    return path
  }

  /// The decompressed text of a file; every `step`th line of it.
  package static func lines(_ name: String, every step: Int = 1) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    (process.executableURL, process.standardOutput) = (URL(filePath: "/bin/sh"), pipe)
    process.arguments = ["-c", "gzip -dcf \"$0\" | awk 'NR % \(step) == 0'", try path(name)]
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  /// A missing file.
  package struct Missing: Error, CustomStringConvertible {
    let path: String
    package var description: String { "\(path): there is no such file; WINNOW_SHARED names the folder of the annotated pages" }
  }
}
