import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the tests that pipeline files hold: pages, and what is to become of them.",
    discussion: """
        "tests": [{
          "name": "the banner goes", "url": "https://example.org/1", "html": "<title>Rain - Example</title><p>It rains.",
          "expect": {"title": "Rain", "contains": "It rains.", "lacks": ["Subscribe"], "related": [],
                     "record": {"site": "Example"}, "drops": {"drop-related": "Read more"}}
        }]

      In the place of html stand text, or page with a file in the pipeline's folder. A test that fails shows what the stage at fault did. \
      Exit codes: 0 all hold, 1 some do not.
      """)

  @Argument(help: "Names or files; all pipelines that hold tests otherwise.") var pipelines: [String] = []
  @Flag(help: "Write into the pipeline's file what now is, where a title, the record or related differs; for review.") var update = false
  @Flag(name: .shortAndLong, help: "Name the tests that hold, too.") var verbose = false

  func run() throws {
    do { try test() } catch { throw Failure.stop(error) }
  }

  private func test() throws {
    let search = PipelineSearch()
    let loader = search.loader(WinnowCommand.registry)
    let style = Style(isColoured: Console.wantsColour(.standardOutput))
    var held = 0
    var failed = 0
    for name in pipelines.isEmpty ? search.names : pipelines {
      let pipeline = try loader.load(named: name)
      if pipeline.tests.isEmpty, !pipelines.isEmpty { Console.error("\(name) has no tests; they are under \"tests\"") }
      var updates: [TestUpdate] = []
      for test in pipeline.tests {
        let report = try TestReport(test, pipeline)
        if report.failures.isEmpty { held += 1 } else { failed += 1 }
        if !report.failures.isEmpty || verbose { Console.write(report.text(style, width: Console.width), to: .standardOutput) }
        updates += report.updates
      }
      if update, let source = pipeline.tests.first?.file { try TestUpdate.write(updates, to: source, style) }
    }
    Console.write(
      "\(held) test\(held == 1 ? "" : "s") hold\(held == 1 ? "s" : "")"
        + (failed > 0 ? ", \(style.red("\(failed) fail\(failed == 1 ? "s" : "")"))" : "") + "\n", to: .standardOutput)
    if failed > 0 { throw ExitCode.somePagesFailed }
  }
}

/// The result of one test.
struct TestReport {
  let test: PipelineTest
  let page: Page
  let failures: [PipelineTest.Failure]
  private let traces: [StepTrace]

  /// - Throws: ``PageError``, and errors of reading the page.
  init(_ test: PipelineTest, _ pipeline: Pipeline) throws {
    let raw: RawPage
    let origin = Origin(url: test.url, name: test.name)
    switch test.source {
    case .html(let html): raw = RawPage(origin: origin, bytes: Array(html.utf8), charset: "utf-8")
    case .text(let text): raw = RawPage(origin: origin, bytes: Array(text.utf8), sourceFormat: .plainText, charset: "utf-8")
    case .file(let path):
      let loaded = PendingPage.file(FilePath(path)).load(limit: pipeline.limits.bytes).1
      var read = try loaded.mapError { test.file.error(test.offset, "the page \(path) \($0)") }.get()
      if let url = test.url { read.origin.url = url }
      raw = read
    }
    var page = try raw.parsed(pipeline.limits)
    var traces: [StepTrace] = []
    _ = try pipeline.run(on: &page) { traces.append($0) }
    let record = try JSON(RecordJSON.bytes(page).dropLast())
    (self.test, self.page, self.traces) = (test, page, traces)
    failures = test.failures(of: page, record: record, text: page.text)
  }

  func text(_ style: Style, width: Int) -> String {
    let location = test.file.error(test.offset, "")
    var out =
      (failures.isEmpty ? style.green("holds") : style.red("fails")) + "  \(Terminal.sanitized(test.name))"
      + style.dim("  \(location.file):\(location.line)") + "\n"
    for failure in failures { out += "  \(Terminal.sanitized(failure.message))\n" }
    let blamed = failures.compactMap(\.step)
    let shown = traces.filter { blamed.contains($0.id) }
    guard !shown.isEmpty else { return out }
    return out + DryRunText(page: page, style: style, width: width, folds: true).steps(shown)
  }

  /// Updates that make the tests pass: values only; changes to the text need human review.
  var updates: [TestUpdate] {
    failures.flatMap { failure -> [TestUpdate] in
      switch failure.expectation.kind {
      case .title: return [TestUpdate(offset: failure.expectation.offset, value: .string(page.record[.title] ?? ""))]
      case .related: return [TestUpdate(offset: failure.expectation.offset, value: page.record.related.map(\.title).json)]
      case .record(let part):
        let now = try? JSON(RecordJSON.bytes(page).dropLast())
        return Self.updates(JSON.Node(value: part, offset: failure.expectation.offset), now)
      case .contains, .lacks, .drops: return []
      }
    }
  }

  /// The values of the part that differ now, at the deepest difference.
  private static func updates(_ part: JSON.Node, _ now: JSON?) -> [TestUpdate] {
    guard let now else { return [TestUpdate(offset: part.offset, value: .null)] }
    switch (part.value, now) {
    case (.object(let members), .object): return members.flatMap { updates($0.node, now[$0.key]) }
    case (.array(let parts), .array(let items)) where parts.count == items.count:
      return zip(parts, items).flatMap { updates($0.0, $0.1.value) }
    default: return part.value.text == now.text ? [] : [TestUpdate(offset: part.offset, value: now)]
    }
  }
}

/// A new value at an offset of a pipeline file.
struct TestUpdate {
  let offset: Int
  let value: JSON

  /// Writes the values into the file, and leaves everything else unchanged.
  static func write(_ updates: [TestUpdate], to source: PipelineSource, _ style: Style) throws {
    guard !updates.isEmpty else { return }
    var bytes = source.bytes
    for update in updates.sorted(by: { $0.offset > $1.offset }) {
      guard let end = JSON.end(ofValueAt: update.offset, in: bytes) else { continue }
      bytes.replaceSubrange(update.offset..<end, with: Array(update.value.text.utf8))
    }
    try StreamSink.write(bytes, to: source.file)
    Console.write(
      style.yellow(
        "\(source.file): \(updates.count) value\(updates.count == 1 ? "" : "s") written; review the difference") + "\n",
      to: .standardOutput)
  }
}
