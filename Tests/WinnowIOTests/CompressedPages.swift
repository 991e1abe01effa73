import Foundation

/// Small compressed pages, and a compressor for others.
enum CompressedPages {
  static let html = "<html><head><title>T</title></head><body><p>Ein Text.</p></body></html>"
  static let zstd =
    Data(base64Encoded: "KLUv/QRYBQIAVAM8aHRtbD48aGVhZD48dGl0bGU+VDwvPC9ib2R5PjxwPkVpbiBUZXh0LjwvcD48Ly9odG1sPgMEA0HTibE0Abo3pZc=")
    ?? Data()
  static let brotli =
    Data(base64Encoded: "G0YACJ0Htg0rv7XS5OJoEI8RKr15iqjQ1gtcpbm1D1sbXXDIgcsFL9QWeMLFFTbgQCIIsunyLy+gHawgKTeAQws=") ?? Data()

  /// As one member, by the system's gzip.
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try self.folder()
    let file = folder.appending(path: "a")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-n", file.path]
    try process.run()
    process.waitUntilExit()
    return try [UInt8](Data(contentsOf: folder.appending(path: "a.gz")))
  }

  static func littleEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

  /// RFC 1951: the part of gzip between a header of 10 bytes and a trailer of 8.
  static func deflate(_ bytes: [UInt8]) throws -> [UInt8] { try Array(gzip(bytes)[10...].dropLast(8)) }

  /// RFC 1950: a header, deflate, and Adler-32.
  static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return try [0x78, 0x9C] + deflate(bytes) + littleEndian(high << 16 | low).reversed()
  }

  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
