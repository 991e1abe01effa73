import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// A pipeline file and a page that somebody works on: what they make together now.
struct TryPage: Sendable {
  let pipeline: String
  let page: String

  /// Another text whenever the page or one of the pipeline's files was saved.
  var version: String {
    let files = (try? load().files) ?? [pipeline]
    return (files + [page]).map { file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(date) \(attributes?[.size] ?? 0)"
    }.joined(separator: "|")
  }

  private func load() throws -> Pipeline { try PipelineSearch().loader(WinnowCommand.catalog).load(named: pipeline) }

  /// The report, or what is wrong with the pipeline or the page.
  var report: String {
    do {
      let pipeline = try load()
      var page = try PendingPage.file(FilePath(page)).load(limit: pipeline.limits.bytes).1.get().parsed(pipeline.limits), traces: [StepTrace] = []
      _ = try pipeline.run(on: &page) { traces.append($0) }
      return PageReport(page, traces, pipeline).html
    } catch {
      return ReportFrame.page(title: "Winnow", body: "<header><h1>\(MarkupText.escaped("\(error)"))</h1><p class=\"quiet\">Save it again to go on.</p></header>")
    }
  }
}
