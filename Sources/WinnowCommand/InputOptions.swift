import ArgumentParser
import WinnowIO

/// Which pages a verb is for.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, folders, globs, or - for standard input.", valueName: "page")) var pages: [String] = []
  @ArgumentParser.Option(help: ArgumentHelp("A file with more names of files and folders, one a line; - is standard input.", valueName: "file")) var filesFrom: [String] = []
  @ArgumentParser.Option(help: ArgumentHelp("What the keys of NDJSON lines are called, where not id, url, html, html_base64 and text: id=doc,html=content.", valueName: "name=key,…"))
  var fields: String?

  func validate() throws {
    if pages.isEmpty, filesFrom.isEmpty { throw ValidationError("Name at least one page, folder, or - for standard input.") }
  }

  /// - Parameter isOver: whether to read no further; it is asked before each page, and while nothing comes.
  func inputs(until isOver: @escaping @Sendable () -> Bool = { false }) throws -> Inputs {
    try Inputs(pages, lists: filesFrom, fields: try fields.map { try LineFields($0) } ?? .usual, until: isOver)
  }
}
