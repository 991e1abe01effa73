import Foundation
import Testing
import Winnow
import WinnowIO
import TestSupport

@testable import WinnowCommand

/// Pages that the survey caches for the run.
@Suite struct SurveyCacheTests {
  /// Pages of four sites; the last has two pages, and the others have banners, calls and datelines of their own. Some are malformed.
  private static func lines(_ random: inout some RandomNumberGenerator) -> [String] {
    (0..<40).map { number in
      let site = number.isMultiple(of: 20) ? 3 : Int.random(in: 0..<3, using: &random)
      let words = (0..<Int.random(in: 20...100, using: &random)).map { _ in
        ["rain", "river", "bread", "ferry", "park", "hills", "Berg", "مطر"].randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      let heading = Bool.random(using: &random) ? "<h1>Story \(number)</h1>" : ""
      let call = Bool.random(using: &random) ? "<p>Write to number \(site) whenever you like." : ""
      let html =
        "<title>Story \(number) - Site \(site) Daily</title><body><nav><a href=/>Start</a></nav><article>\(heading)<p>Gazette \(site) - It is said: \(words).</p>\(call)</article>"
      let page =
        switch Int.random(in: 0..<20, using: &random) {
        case 0: "%PDF-1.4"
        case 1: ""
        default: html
        }
      return "{\"id\": \"\(number)\", \"url\": \"https://site\(site).example/\(number)\", \"html\": \"\(page)\"}\n"
    } + ["no page\n"]
  }

  @Test(arguments: ["article", "news"]) func `a run with cached pages equals a run without`(_ pipeline: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let file = try temporaryFolder() + "/pages.ndjson"
    var random = SeededGenerator(seed)
    try Data(Self.lines(&random).joined().utf8).write(to: URL(filePath: file))
    /// The records, and the messages about pages on standard error: timings differ between runs.
    func run(_ options: [String]) throws -> [String] {
      let result = try Winnow.run(["run", pipeline, file] + options)
      return [result.output, "\(result.code)"] + result.errors.split(separator: "\n").filter { $0.contains(file) }.map(String.init)
    }
    let parsed = try run(["--survey-cache", "0MB", "--jobs", "1"])
    #expect(parsed[0] != (try run(["--no-survey"])[0]), "seed \(seed): the survey teaches nothing")
    for options in [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "2", "--survey-cache", "100KB"]] {
      #expect(try run(options) == parsed, "seed \(seed), \(options)")
    }
  }

  @Test func `the cache is bounded, and returns each page once`() throws {
    let pipeline = try PipelineChoice("article", WinnowCommand.registry).fallback
    let page = try SurveyedPage(RawPage(origin: Origin(), bytes: Array("<p>Rain and wind.".utf8)), for: pipeline)
    #expect(page.memory > 0)
    var cache = SurveyCache(size: Int64(page.memory * 2))
    for place in 0..<3 { cache.keep(page, at: place) }
    #expect((0..<3).map { cache.take($0) != nil } == [true, true, false])
    #expect(cache.take(0) == nil)
  }

  @Test(arguments: [("64MB", 64_000_000, "64MB"), ("1GiB", 1 << 30, "1GiB"), ("1500kb", 1_500_000, "1500KB"), ("0MB", 0, "0")])
  func `sizes have a unit`(_ text: String, _ bytes: Int64, _ said: String) {
    #expect(ByteCount(text)?.bytes == bytes)
    #expect(ByteCount(text)?.description == said)
  }

  @Test(arguments: ["", "64", "MB", "-1MB", "1.5GB", "99999999999GB"]) func `invalid sizes are rejected`(_ text: String) throws {
    #expect(ByteCount(text) == nil)
    #expect(try Winnow.run(["run", "article", "--survey-cache=\(text)", "x.html"]).code == 64)
  }
}
