import Foundation
import SystemPackage
import Testing
import Winnow
import WinnowIO

@testable import WinnowCommand

@Suite struct SiteSampleTests {
  /// The input indices of the surveyed pages, given the hosts of all pages in order.
  private func looked(at hosts: [String], pagesPerHost: Int = 10, maxInputs: Int = 10, maxWaitingBytes: Int = 1 << 20) throws -> [String] {
    let file = try temporaryFolder() + "/pages.ndjson"
    let lines = hosts.enumerated().map { "{\"id\": \"\($0)\", \"url\": \"https://\($1)/\($0)\", \"html\": \"<p>Rain.\"}\n" }
    try Data(lines.joined().utf8).write(to: URL(filePath: file))
    let choice = try PipelineChoice("article", WinnowCommand.registry)
    return SiteSample(choice, try Inputs([file]), pagesPerHost: pagesPerHost, maxInputs: maxInputs, maxWaitingBytes: maxWaitingBytes).map(
      \.raw.origin.identity
    ).sorted()
  }

  @Test func `pages of a site with too few pages are not surveyed`() throws {
    #expect(
      try looked(at: ["a.example", "b.example", "a.example", "c.example", "a.example", "a.example", "b.example"]) == ["0", "2", "4", "5"])
    #expect(try looked(at: ["a.example", "b.example", "a.example"]) == [])
  }

  @Test func `a page that exceeds the buffer is surveyed, and the others stay buffered`() throws {
    let room = 2 * "<p>Rain.".utf8.count
    #expect(
      try looked(at: ["a.example", "b.example", "c.example", "a.example", "a.example"], maxWaitingBytes: room) == ["0", "2", "3", "4"])
  }

  @Test func `the number of surveyed pages is limited per site and in total`() throws {
    #expect(try looked(at: [String](repeating: "a.example", count: 6), pagesPerHost: 4) == ["0", "1", "2", "3"])
    #expect(try looked(at: ["a.example", "b.example", "a.example", "a.example", "a.example"], maxInputs: 4) == ["0", "2", "3"])
  }
}
