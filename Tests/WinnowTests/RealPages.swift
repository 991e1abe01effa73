import Foundation
import Winnow
import WinnowIO

/// Pages to test on: those of the repository always, and the annotated sets where they lie beside the checkout.
enum RealPages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  /// The pages of `Fixtures/`.
  static let fixtures: [RawPage] = load(try? Inputs([root.appending(path: "Fixtures").path]))

  /// Every `step`th page of a development set; none where the set is not there.
  static func gold(_ name: String, every step: Int = 1) -> [RawPage] {
    let packed = root.appending(path: "../shared/gold/\(name)-dev.pages.ndjson.gz").standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: packed) else { return [] }
    let file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(name)-\(UUID().uuidString).ndjson").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/bin/sh")
    unpack.arguments = ["-c", "gzip -dc \"$0\" > \"$1\"", packed, file]
    guard (try? unpack.run()) != nil else { return [] }
    unpack.waitUntilExit()
    return load(try? Inputs([file])).enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }

  private static func load(_ inputs: Inputs?) -> [RawPage] {
    (inputs.map(Array.init) ?? []).compactMap { try? $0.load(limit: 1 << 28).1.get() }
  }
}
