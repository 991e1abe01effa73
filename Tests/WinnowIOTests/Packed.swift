import Foundation

/// Small packed pages, and what packs more of them.
enum Packed {
  static let html = "<html><head><title>T</title></head><body><p>Ein Text.</p></body></html>"
  static let zstd = Data(base64Encoded: "KLUv/QRYBQIAVAM8aHRtbD48aGVhZD48dGl0bGU+VDwvPC9ib2R5PjxwPkVpbiBUZXh0LjwvcD48Ly9odG1sPgMEA0HTibE0Abo3pZc=") ?? Data()
  static let brotli = Data(base64Encoded: "G0YACJ0Htg0rv7XS5OJoEI8RKr15iqjQ1gtcpbm1D1sbXXDIgcsFL9QWeMLFFTbgQCIIsunyLy+gHawgKTeAQws=") ?? Data()

  /// As one member, by the system's gzip.
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try self.folder(), file = folder.appending(path: "a")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-n", file.path]
    try process.run()
    process.waitUntilExit()
    return try [UInt8](Data(contentsOf: folder.appending(path: "a.gz")))
  }

  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
