import Foundation
import Testing

/// A full or broken disk ends a run with 74 and complete records, and the run resumes when there is space again.
@Suite struct FaultTests {
  private static let pages = 300

  /// The shim of `Tests/Support`, built once.
  private static let shim: String? = {
    let source = Winnow.root.appending(path: "Tests/Support/faults.c").path
    let out = FileManager.default.temporaryDirectory.appending(path: "winnow-faults-\(UUID().uuidString).so").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["cc", "-shared", "-fPIC", "-o", out, source, "-ldl"]
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? out : nil
  }()

  private static let full = ["FAULT_ERROR": "ENOSPC"]
  private static let broken = ["FAULT_ERROR": "EIO", "FAULT_SHORT": "1"]
  private static let fullAtSync = ["FAULT_ERROR": "ENOSPC", "FAULT_SYNC": "1", "FAULT_SHORT": "1"]

  @Test(arguments: [
    ("out.ndjson", full), ("out.ndjson", broken), ("out.ndjson", fullAtSync), ("out.ndjson.gz", fullAtSync), ("out/", broken),
    ("out.sqlite", full), ("out.sqlite", fullAtSync),
  ])
  func `nothing is lost on a failing disk`(_ output: String, _ fault: [String: String]) throws {
    let shim = try #require(Self.shim)
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Runs.input(Self.pages).write(toFile: "\(folder)/in.ndjson", atomically: true, encoding: .utf8)
    for name in ["whole", "broken"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let pipeline = "\(folder)/compared.json"
    try Runs.pipeline.write(toFile: pipeline, atomically: true, encoding: .utf8)
    #expect(try Winnow.run(["run", pipeline, "\(folder)/in.ndjson", "-o", "\(folder)/whole/\(output)"]).code == 1)
    let arguments = ["run", pipeline, "\(folder)/in.ndjson", "-o", "\(folder)/broken/\(output)", "--resume", "\(folder)/state"]
    for after in [60_000, 30_000] {
      var environment = fault
      (environment["FAULT_AFTER"], environment["LD_PRELOAD"]) = (String(after), shim)
      let broken = try Winnow.run(arguments, environment: environment)
      #expect(broken.code == 74, "\(broken.errors)")
    }
    let part = "\(folder)/broken/out.ndjson.part"
    if output == "out.ndjson" {
      #expect(try String(contentsOfFile: part, encoding: .utf8).hasSuffix("}\n"), "what is there ends with a whole record")
    }
    #expect(try Winnow.run(arguments).code == 1)
    #expect(try Runs.contents("\(folder)/broken/\(output)") == Runs.contents("\(folder)/whole/\(output)"))
  }
}
