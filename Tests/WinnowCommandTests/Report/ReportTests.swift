import Foundation
import Testing
import Winnow
import WinnowIO
import WinnowStages

@testable import WinnowCommand

@Suite struct ReportTests {
  private static func report(_ html: String) throws -> (html: String, page: Page) {
    let pipeline = try PipelineChoice("news", WinnowCommand.registry).fallback
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: Origin(name: "<b>\"page\"</b>"))
    var traces: [StepTrace] = []
    _ = try pipeline.run(on: &page) { traces.append($0) }
    return (PageReport(page, traces, pipeline).html, page)
  }

  /// As computed by browsers, which would not run anything with a wrong hash.
  @Test(arguments: [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000])
  func `a hash is that of SHA-256`(_ count: Int) throws {
    let text = String(repeating: "é", count: count)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import hashlib,base64,sys;print(base64.b64encode(hashlib.sha256(sys.argv[1].encode()).digest()).decode())", text,
    ]
    process.standardOutput = output
    try process.run()
    let found = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(found == SHA256.base64(Array(text.utf8)) + "\n")
  }

  @Test(arguments: [
    "<title></title><p></script><script>alert(1)</script>", "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title><p>a",
    "<p class='\"><script>alert(1)</script>'>a",
    "<p>&lt;img src=x onerror=alert(1)&gt;", "<p>\" onmouseover=\"alert(1)",
    "<meta name=author content='\"><img src=x onerror=alert(1)>'><p>a",
    "<h3>Read more</h3><ul><li><a href='javascript:alert(1)'>A story that is long enough</a><li><a href=//b>Another one of them is here</a></ul>",
    "<p>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- ",
    "<article><h1>T</h1><p>The text of it, long enough to stay, with <a href='javascript:alert(1)'>a link</a> and <img src=x onerror=alert(1)>.</article>",
    "<div id='\"><script>alert(1)</script>' class='</script>'><p>a</div>",
  ])
  func `page content is escaped in its report`(_ html: String) throws {
    let report = try Self.report(html).html
    let tree = try Tree(html: Array(report.utf8), charset: "utf-8")
    let allowed: Set<String> = [
      "#document", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "a", "bdi", "b", "small", "main",
      "section", "article", "aside", "button", "span", "svg", "rect", "nav", "label", "input",
      "output", "div", "script", "ol", "ul", "li", "dl", "dt", "dd", "del", "ins", "mark", "details", "summary", "pre", "kbd", "br",
    ]
    for node in tree.nodes where !node.isText && node.parent != nil { #expect(allowed.contains(node.name), "\(node.name)") }
    for node in tree.nodes { for name in ["onerror", "onmouseover", "onclick", "src", "style"] { #expect(node[name] == nil) } }
    for node in tree.nodes where node["href"] != nil { #expect(node["href"] == "#rows") }
    #expect(report.ranges(of: "<script").count == 2, "the report's data, and its script")
    #expect(!report.contains("http://") && !report.contains("https://") || html.contains("http"), "it asks nothing of the network")
  }

  private static let page = """
    <title>Rain | Site</title><nav class=top><a href=/>Home</a> <a href=/b>Sport</a></nav><h1>Rain</h1><p>It has rained for a week, and the river (the *old* one) is high, say those who live by it.
    <h3>Read more</h3><ul class=more><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul><footer><p id=imprint>Imprint<br>and [rights]</footer>
    """

  @Test func `kept and dropped blocks are all blocks of the page`() throws {
    let (report, page) = try Self.report(Self.page)
    let tree = try Tree(html: Array(report.utf8), charset: "utf-8")
    let rows = tree.nodes.filter { $0.name == "li" && $0["class"]?.split(separator: " ").contains("row") == true }
    #expect(rows.map { $0["id"] } == page.tree.blocks.map { "b\($0.index)" })
    let gone = rows.filter { $0["data-step"] != nil }
    #expect(rows.count - gone.count == page.blocks.count && !gone.isEmpty)
  }

  @Test func `a patch keeps its block`() throws {
    let pipeline = try PipelineChoice("news", WinnowCommand.registry).fallback
    let search = PipelineSearch()
    var pages = [Array(Self.page.utf8)]
    var kept = 0
    for name in ["semantic", "soup", "table", "wordpress"] {
      pages.append(Array(try Data(contentsOf: Winnow.root.appending(path: "Fixtures/seed/\(name).html"))))
    }
    for html in pages {
      let original = Page(try Tree(html: html, charset: "utf-8"))
      var page = original
      var traces: [StepTrace] = []
      _ = try pipeline.run(on: &page) { traces.append($0) }
      let report = PageReport(page, traces, pipeline)
      let rows = ReportRows(report)
      let data = try JSON(Array(ReportData(report, rows).json.utf8))
      let cells = try #require(data["blocks"]?.array)
      #expect(cells.count == page.tree.blocks.count)
      for block in page.tree.blocks where report.drops[block.index] != nil {
        let edit = try #require(report.drops[block.index])
        let trace = try #require(traces.first { $0.id == edit.step })
        let patch = KeepPatch(block, droppedBy: edit.step, text: trace.before.text(of: block))
        let texts = cells[block.index].array?.compactMap(\.string)
        #expect(texts?.first == block.path && texts?.last == patch.pattern)
        for patch in [patch.byWords, patch.bySelector].compactMap({ $0 }) {
          let changed = try #require(search.patching(pipeline, patch, WinnowCommand.registry), "\(patch)")
          var again = original
          _ = try changed.run(on: &again)
          #expect(again.isKept(block.nodes) && again.text.contains(again.text(of: block)), "\(patch)")
          kept += 1
        }
      }
    }
    #expect(kept > 60)
  }

  @Test func `each dropping rule has a description`() throws {
    let pipeline = try PipelineChoice("news", WinnowCommand.registry).fallback
    var told: Set<String> = []
    for input in try Inputs([Winnow.root.appending(path: "Fixtures/seed").path]) {
      var page = try input.load(limit: 1 << 20).1.get().parsed(Limits())
      _ = try pipeline.run(on: &page)
      for edit in page.journal.edits where edit.change == .drop {
        #expect(ReasonDescriptions.builtIn.dropped[edit.reason.rule] != nil, "\(edit.reason.rule)")
        let reason = ReasonDescription(edit, edit.nodes.flatMap { page.tree.blocks(in: $0).first })
        #expect(!reason.text.contains("{") && !reason.text.contains("weighed"), "\(reason.text)")
        told.insert(reason.label)
      }
    }
    #expect(told.isSuperset(of: ["navigation", "related articles", "not shown"]), "\(told)")
  }

  @Test func `each dropping rule in the examples has a description`() throws {
    for stage in builtInSteps.compactMap({ $0 as? any Stage.Type }) where stage.name.description.hasPrefix("drop-") {
      for example in stage.examples {
        var page = Page(try Tree(html: example.unmarked.html, charset: "utf-8"), origin: Origin(url: example.url))
        try page.run(stage.init())
        for edit in page.journal.edits where edit.change == .drop {
          #expect(ReasonDescriptions.builtIn.dropped[edit.reason.rule] != nil, "\(stage.name): \(edit.reason.rule)")
        }
      }
    }
  }

  @Test func `each described rule belongs to a stage`() throws {
    let folder = Winnow.root.appending(path: "Sources/WinnowStages").path
    let sources = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
    for rule in Array(ReasonDescriptions.builtIn.dropped.keys) + Array(ReasonDescriptions.builtIn.found.keys) {
      #expect(sources.contains { $0.contains("\"\(rule)\"") }, "\(rule)")
    }
  }

  @Test func `a path is not the description of a source`() throws {
    let tree = try Tree(html: Array("<p>a".utf8), charset: "utf-8")
    let node = try #require(tree.first(.p))
    #expect(ReasonDescriptions.builtIn.origin(Reason("time element", at: node)) == "an element <time>")
    #expect(ReasonDescriptions.builtIn.origin(Reason("other rule", at: node)) == "other rule")
    #expect(ReasonDescriptions.builtIn.origin(Reason("other rule", "body/p")) == "other rule: body/p", "whoever says so in words means it")
  }

  @Test func `several pages have an index, those that lost most first`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try Winnow.run(["dry-run", "news", "Fixtures/seed", "--html", "\(folder)/report/"]).code == 0)
    let index = try String(contentsOfFile: "\(folder)/report/index.html", encoding: .utf8)
    let lost = index.matches(of: #/data-label="lost" data-value="(\d+)"/#).compactMap { Int($0.1) }
    #expect(lost.count == 5 && lost == lost.sorted(by: >))
    for link in index.matches(of: #/href="([^"]+)"/#) {
      let page = try String(contentsOfFile: "\(folder)/report/\(link.1)", encoding: .utf8)
      #expect(page.contains("<a href=\"index.html\">All pages</a>"))
    }
    #expect(try Winnow.run(["dry-run", "news", "Fixtures/seed", "--html", "\(folder)/report.html"]).errors.contains("want a folder"))
  }
}
