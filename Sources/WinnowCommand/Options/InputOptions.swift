import ArgumentParser
import SystemPackage
import WinnowIO

/// Input arguments and options shared by all commands that read pages.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, globs, or - for standard input. In a folder and its subfolders, files with an extension of pages are read (html, htm, xhtml, php, asp, jsp, txt, ndjson, jsonl, warc and the like, also followed by .gz, .zst or .br, ?… or .1), and others that begin like HTML or WARC. Files named explicitly are always read; each file is read once.",
      valueName: "page"), completion: .file()) var pages: [String] = []
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "A file with further names of files and folders, one per line or NUL-separated (find -print0); - is standard input.",
      valueName: "file"), completion: .file()) var filesFrom: [String] = []
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "What the keys of NDJSON lines are called, where not id, url, html, html_base64 and text: id=doc,html=content.",
      valueName: "name=key,…"))
  var fields: [String] = []
  @Flag(help: "Follow symbolic links in a folder that lead out of it.") var followLinks = false

  /// The options as arguments of a command line.
  var words: [String] {
    pages + filesFrom.flatMap { ["--files-from", $0] } + fields.flatMap { ["--fields", $0] } + (followLinks ? ["--follow-links"] : [])
  }

  /// Finds the inputs, and reports skipped files.
  ///
  /// - Parameter isOver: polled before each page and while waiting for input; `true` stops reading.
  func inputs(log: Log = Log(format: .text), until isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> Inputs {
    if pages.isEmpty, filesFrom.isEmpty { throw ValidationError("Name at least one page, folder, or - for standard input.") }
    if pages.contains("") { throw ValidationError("The name of a page is empty; a variable of the shell may have no value.") }
    if let misuse = pages.lazy.compactMap(UsageHints.page).first { throw misuse }
    return try Inputs(
      pages.map { $0 == "-" ? "-" : CommandArguments.path($0) }, lists: filesFrom.map(CommandArguments.path),
      fields: try LineFields(options: fields), followsLinks: followLinks, until: isCancelled, skipping: log.skipped)
  }
}

extension LineFields {
  /// - Parameter options: the values of all `--fields` options.
  /// - Throws: `ValidationError`.
  init(options: [String]) throws {
    self.init()
    guard !options.isEmpty else { return }
    do { try self.init(options.joined(separator: ",")) } catch { throw ValidationError("--fields: \(error)") }
  }
}
