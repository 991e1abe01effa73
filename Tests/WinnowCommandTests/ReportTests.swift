import Foundation
import Testing
import Winnow
@testable import WinnowCommand

@Suite struct ReportTests {
  private static func report(_ html: String) throws -> (html: String, page: Page) {
    let pipeline = try PipelineChoice("news", WinnowCommand.catalog).fallback
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: Origin(name: "<b>\"page\"</b>")), traces: [StepTrace] = []
    _ = try pipeline.run(on: &page) { traces.append($0) }
    return (PageReport(page, traces, pipeline).html, page)
  }

  /// As a browser computes them: without the right hash it would run nothing.
  @Test func `the hashes are those of the script and the style`() throws {
    for (hash, text) in [(ReportFrame.scriptHash, ReportFrame.script), (ReportFrame.styleHash, ReportFrame.style)] {
      let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString), process = Process(), output = Pipe()
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", "import hashlib,base64,sys;print(base64.b64encode(hashlib.sha256(open(sys.argv[1],'rb').read()).digest()).decode())", file.path]
      process.standardOutput = output
      try process.run()
      let found = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(found == hash + "\n")
    }
  }

  @Test(arguments: [
    "<title></title><p></script><script>alert(1)</script>", "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title><p>a", "<p class='\"><script>alert(1)</script>'>a",
    "<p>&lt;img src=x onerror=alert(1)&gt;", "<p>\" onmouseover=\"alert(1)", "<meta name=author content='\"><img src=x onerror=alert(1)>'><p>a", "<h3>Read more</h3><ul><li><a href='javascript:alert(1)'>A story that is long enough</a><li><a href=//b>Another one of them is here</a></ul>",
  ])
  func `nothing of a page is markup in its report`(_ html: String) throws {
    let report = try Self.report(html).html, tree = try Tree(html: Array(report.utf8), charset: "utf-8")
    let allowed: Set<String> = ["#document", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "bdi", "main", "section", "table", "thead", "tbody", "tr", "th", "td", "button", "span", "meter", "nav", "label", "input", "select", "option", "div", "script", "ul", "li", "del", "ins"]
    for node in tree.nodes where !node.isText && node.parent != nil { #expect(allowed.contains(node.name), "\(node.name)") }
    for node in tree.nodes { for name in ["onerror", "onmouseover", "onclick", "src", "href", "style"] { #expect(node[name] == nil) } }
    #expect(report.ranges(of: "<script").count == 1)
    #expect(!report.contains("http://") && !report.contains("https://") || html.contains("http"), "it asks nothing of the network")
  }

  @Test func `kept and dropped are all blocks of the page`() throws {
    let html = "<title>Rain | Site</title><nav><a href=/>Home</a></nav><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it.<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>"
    let (report, page) = try Self.report(html), tree = try Tree(html: Array(report.utf8), charset: "utf-8")
    let source = try #require(tree.nodes.first { $0["id"] == "source" }), standing = try #require(tree.nodes.first { $0["id"] == "standing" })
    let blocks = tree.nodes.filter { source.subtree.contains($0.id) && $0.name == "p" }
    let gone = blocks.filter { $0["data-step"] != nil }
    #expect(blocks.count == page.tree.blocks.count)
    #expect(blocks.count - gone.count == page.blocks.count && !gone.isEmpty)
    #expect(tree.nodes.count { standing.subtree.contains($0.id) && $0.name == "p" } == page.blocks.count)
    #expect(gone.allSatisfy { $0["data-why"]?.isEmpty == false && $0["data-place"]?.contains("bytes") == true })
  }

  @Test func `many pages have an index, those that lost most first`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try Winnow.run(["dry-run", "news", "Fixtures", "--html", "\(folder)/report/"]).code == 0)
    let index = try String(contentsOfFile: "\(folder)/report/index.html", encoding: .utf8)
    let lost = index.matches(of: #/value="(\d+)"/#).compactMap { Int($0.1) }
    #expect(lost.count == 5 && lost == lost.sorted(by: >))
    for link in index.matches(of: #/href="([^"]+)"/#) { #expect(FileManager.default.fileExists(atPath: "\(folder)/report/\(link.1)")) }
    #expect(try Winnow.run(["dry-run", "news", "Fixtures", "--html", "\(folder)/report.html"]).errors.contains("want a folder"))
  }
}
