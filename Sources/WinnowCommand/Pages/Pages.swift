import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

/// `winnow pages`: extracts the pages of WARC and other inputs as NDJSON.
struct Pages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "Writes pages as they were read, an NDJSON line each, for other programs.",
    discussion: """
      {"id", "url", "fetched", "charset", "html_base64"}, or "text" for plain text, or "error" for what cannot be read. \
      winnow run takes such lines.

        winnow pages crawl.warc.gz | winnow serve news
      """)

  @OptionGroup var input: InputOptions

  func run() throws {
    do {
      let inputs = try input.inputs()
      var outputs = OutputGuard(inputs, named: input.pages)
      try outputs.claim(.stream(nil), as: "winnow pages")
      var isEmpty = true
      for page in inputs {
        isEmpty = false
        let (origin, raw) = page.load(limit: Limits().bytes)
        switch raw {
        case .success(let raw): try FileDescriptor.standardOutput.writeAll(PageLine.bytes(origin, raw))
        case .failure(let error): try FileDescriptor.standardOutput.writeAll(PageLine.bytes(origin, nil, error: error))
        }
      }
      if isEmpty { throw inputs.emptiness }
    } catch { throw Failure.stop(error) }
  }
}
