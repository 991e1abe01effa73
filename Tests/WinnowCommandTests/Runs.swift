import Foundation
import SystemPackage

@testable import WinnowIO

/// Inputs and outputs of the tests that interrupt runs.
enum Runs {
  /// Pages of various sizes, some of which fail, as NDJSON.
  static func input(_ count: Int) -> String {
    let words = [
      "bridge", "harbour", "ferry", "Montag", "Wasser", "الجسر", "المدينة", "дорога", "morning", "council", "reopened", "slowly",
    ]
    return (0..<count).map { number in
      // Some repeat the text of an earlier one.
      let source = number % 13 == 5 ? number / 2 : number
      let paragraphs = (0..<(3 + source * 7 % 20)).map { p in
        "<p>" + (0..<(12 + (source + p) % 30)).map { words[(source * 31 + p * 17 + $0 * 7) % words.count] }.joined(separator: " ") + ".</p>"
      }
      let html = number % 41 == 7 ? "%PDF-1.4" : "<title>Page \(number)</title><h1>Page \(number)</h1>" + paragraphs.joined()
      return "{\"id\":\"\(number % 9 == 0 ? "same" : "page-\(number)")\",\"url\":\"https://example.org/\(number)\",\"html\":\"\(html)\"}\n"
    }.joined()
  }

  /// Few stages: a surveying and a comparing one. A page takes a tenth of the time of `article`.
  static let pipeline = """
    {"name": "compared", "stages": [
      {"stage": "find-title"}, {"stage": "strip-banner"}, {"stage": "drop-boilerplate"}, {"stage": "find-near-duplicates"},
      {"stage": "write-ndjson"}]}
    """

  /// The contents of an output of any kind, by file name.
  static func contents(_ path: String) throws -> [String: Data] {
    if path.hasSuffix(".sqlite") {
      let database = try Database(FilePath(path))
      let rows = try database.rows("SELECT number, record, id, title, text FROM pages ORDER BY number").map { "\($0)" }
      let words = try database.rows("SELECT rowid FROM pages_text WHERE pages_text MATCH 'bridge' ORDER BY rowid").map { "\($0)" }
      return ["rows": Data(rows.joined(separator: "\n").utf8), "words": Data(words.joined(separator: "\n").utf8)]
    }
    guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
      return ["": try Data(contentsOf: URL(filePath: path))]
    }
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[name] = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
    }
    return files
  }
}
