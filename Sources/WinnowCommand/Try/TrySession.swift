import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// An editing session of a pipeline and a page: the edited text of the pipeline, its last report, and the effect of the last change.
actor TrySession {
  /// The pipeline file; for a pipeline that is not a file of the user, a new one that extends it.
  let file: String
  private let starter: String?
  private let pageFile: String
  private let registry: StepRegistry
  private let search = PipelineSearch()

  /// A pasted or dropped page; `nil` for the file.
  private var pasted: RawPage?
  private var text = ""
  /// The text on disk, or before the first save.
  private var savedText = ""
  private var pipeline: Pipeline?
  private var original: Page?
  private var stamps = "", pageStamp = ""
  /// The page after the saved pipeline.
  private var saved: Page?
  private var shown: Page?
  private var seconds = 0.0
  private var version = 0
  private(set) var report = ""
  private var mistake: Mistake?
  private var change: PageDifference?

  struct Mistake { let message: String, line, column: Int }

  /// - Throws: ``PipelineError`` if the pipeline is invalid at the start.
  init(pipeline name: String, page: String, _ registry: StepRegistry) throws {
    (pageFile, self.registry) = (page, registry)
    let source = PipelineSearch().find(name)
    _ = try PipelineSearch().loader(registry).load(named: name)
    if let source, FileManager.default.fileExists(atPath: source.file) {
      (file, starter) = (source.file, nil)
    } else {
      file = Self.free("my-\(name)")
      starter = "{\n  \"name\": \"my-\(name)\",\n  \"extends\": \"\(name)\",\n  \"patch\": {}\n}\n"
    }
  }

  private static func free(_ name: String) -> String {
    let names = ["\(name).json"] + (2...99).map { "\(name)-\($0).json" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? names[0]
  }

  // MARK: What a browser asks for

  /// The session state as JSON; reloads files changed on disk.
  func state() -> String {
    refresh()
    return TryState(
      version: version, file: file, text: text, isSaved: text == savedText && FileManager.default.fileExists(atPath: file),
      page: pasted?.origin.name ?? pageFile, mistake: mistake, change: change, pipeline: pipeline, pipelines: search.names, seconds: seconds
    ).json
  }

  /// Previews an edited pipeline without saving it.
  func draft(_ text: String) -> String {
    refresh()
    self.text = text
    evaluate()
    return state()
  }

  /// Saves the text to the file.
  ///
  /// - Throws: ``OutputError``.
  func save(_ text: String) throws -> String {
    try StreamSink.write(Array(text.utf8), to: file)
    self.text = text
    stamps = stamp()
    evaluate()
    savedText = text
    if mistake == nil { saved = shown }
    return state()
  }

  /// Shows another page; empty bytes mean the file again.
  func show(_ bytes: [UInt8], named name: String) -> String {
    pasted = bytes.isEmpty ? nil : RawPage(origin: Origin(name: name), bytes: bytes)
    (original, saved, shown) = (nil, nil, nil)
    evaluate()
    if mistake == nil { saved = shown }
    return state()
  }

  nonisolated var schema: String { registry.schema.text }

  // MARK: Work

  /// Reads changes on disk since the last call.
  private func refresh() {
    guard stamp() != stamps else { return }
    let isFirst = stamps.isEmpty
    let onDisk =
      (try? Bytes.ofFile(FilePath(file), limit: Self.maxPipelineLength)).map { String(decoding: $0, as: UTF8.self) } ?? starter ?? savedText
    // An edited text is kept, whatever changes on disk.
    if text == savedText || isFirst { text = onDisk }
    savedText = onDisk
    if pasted == nil, pageStamp != stamp(of: pageFile) { (original, saved) = (nil, nil) }
    evaluate()
    // The set of the pipeline's files may have changed.
    (stamps, pageStamp) = (stamp(), stamp(of: pageFile))
    if mistake == nil, text == savedText { saved = shown }
  }

  /// Maximum bytes of a pipeline.
  static let maxPipelineLength = 16 << 20

  /// Changes whenever the page or one of the pipeline's files is saved.
  private func stamp() -> String { ([file, pageFile] + (pipeline?.files ?? [])).map(stamp).joined(separator: "|") }

  private func stamp(of file: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(date) \(attributes?[.size] ?? 0)"
  }

  private func evaluate() {
    version += 1
    do {
      let pipeline = try search.loader(registry).load(PipelineSource(file: file, bytes: Array(text.utf8)))
      let before = try original ?? read(pipeline.limits)
      var page = before
      var traces: [StepTrace] = []
      original = before
      _ = try pipeline.run(on: &page) { traces.append($0) }
      change = saved.flatMap { $0.tree.blocks.first == page.tree.blocks.first ? PageDifference(old: $0, new: page) : nil }
      seconds = traces.reduce(0) { $0 + $1.seconds }
      report = PageReport(page, traces, pipeline).html
      (self.pipeline, shown, mistake) = (pipeline, page, nil)
    } catch let error as PipelineError {
      mistake = Mistake(
        message: error.file == file ? error.message : "\(error)", line: error.file == file ? error.line : 0, column: error.column)
    } catch {
      mistake = Mistake(message: "\(error)", line: 0, column: 0)
    }
  }

  private func read(_ limits: Limits) throws -> Page {
    try (pasted ?? PendingPage.file(FilePath(pageFile)).load(limit: limits.bytes).1.get()).parsed(limits)
  }
}
