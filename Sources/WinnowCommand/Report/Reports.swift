import Winnow
import WinnowIO

/// The output of a dry run's reports: one file, or a folder with an index.
struct Reports {
  private let path: String
  private let isFolder: Bool
  private var folder: FolderSink?
  private var index = ReportIndex()
  private var count = 0

  /// - Parameter isOne: whether there is only one page, so that a single file is written.
  /// - Throws: ``OutputError``.
  init(_ path: String, isOne: Bool) throws {
    (self.path, isFolder) = (path, path.hasSuffix("/") || !isOne)
    guard isFolder else { return }
    folder = try FolderSink(path, template: Self.template)
  }

  private static let template = "{number}-{stem}.html", indexName = "index.html"

  /// - Throws: ``OutputError`` for reports that would overwrite an input.
  static func claim(_ path: String, isOne: Bool, in outputs: inout OutputGuard) throws(OutputError) {
    guard path.hasSuffix("/") || !isOne else { return try outputs.claim(file: path, as: "--html") }
    if path.hasSuffix(".html") { throw OutputError.refused("\(path): the reports of many pages want a folder; end its name with /") }
    try outputs.claim(.folder(path, template: template), as: "--html", fileExtensions: ["html"], isNamed: false)
    try outputs.claim(file: path + (path.hasSuffix("/") ? "" : "/") + indexName, as: "--html")
  }

  mutating func add(_ page: Page, _ traces: [StepTrace], _ pipeline: Pipeline) throws {
    count += 1
    var report = PageReport(page, traces, pipeline)
    guard isFolder else { return try StreamSink.write(Array(report.html.utf8), to: path) }
    report.links = [ReportLink(name: "All pages", file: Self.indexName)]
    let bytes = Array(report.html.utf8)
    let output = Output(step: "report", destination: .stream(fileExtension: "html"), bytes: bytes)
    let written = WrittenPage(number: count, origin: page.origin, date: nil, outputs: [output])
    try folder?.write(written)
    index.add(page, file: folder?.lastName ?? "")
  }

  mutating func finish() throws {
    guard isFolder else { return }
    try folder?.finish()
    try StreamSink.write(Array(index.html.utf8), to: path + (path.hasSuffix("/") ? "" : "/") + Self.indexName)
  }
}
