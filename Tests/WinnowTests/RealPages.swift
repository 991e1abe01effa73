import Foundation
import TestSupport
import Winnow
import WinnowIO

/// Pages for tests: those of the repository, and the annotated ones if requested.
enum RealPages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  /// The pages of `Fixtures/`.
  static let fixtures: [RawPage] = load(try? Inputs(["seed", "pages"].map { root.appending(path: "Fixtures/\($0)").path }))

  /// Every `step`th page of `Fixtures/`.
  static func fixtures(every step: Int) -> [RawPage] { fixtures.enumerated().filter { $0.offset % step == 0 }.map(\.element) }

  /// Every `step`th page of a set of annotated pages; none unless requested.
  static func annotated(_ name: String, every step: Int = 1) throws -> [RawPage] {
    guard AnnotatedPages.areAsked else { return [] }
    let file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(name)-\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    try AnnotatedPages.lines("gold/\(name)-dev.pages.ndjson.gz", every: step).write(to: file)
    return load(try Inputs([file.path]))
  }

  private static func load(_ inputs: Inputs?) -> [RawPage] {
    (inputs.map(Array.init) ?? []).compactMap { try? $0.load(limit: 1 << 28).1.get() }
  }
}
