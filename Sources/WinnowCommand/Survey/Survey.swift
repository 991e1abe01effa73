import ArgumentParser
import FoundationEssentials
import Winnow
import WinnowIO

struct Survey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Learns what the pages of a site share: banners of titles, repeated blocks, outlets of datelines.",
    discussion: """
      What it finds is JSON, readable and by host. A run takes it with --survey FILE, and a pipeline names it with \
      "survey": "site.json". Without either, run and dry-run take a first look at the pages that they are given.

      A crawl can be surveyed in parts, on many machines; the parts together teach what the whole would:

        winnow survey --count part-1/ > 1.ndjson
        winnow survey --count part-2/ > 2.ndjson
        winnow survey --merge 1.ndjson 2.ndjson -o site.json
      """)

  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: "The pipeline whose stages learn.", completion: .pipelines) var pipeline = "news"
  @ArgumentParser.Option(name: .shortAndLong, help: ArgumentHelp("Where to write; standard output otherwise.", valueName: "file"))
  var output: String?
  @OptionGroup var overwriting: OverwriteOptions
  @ArgumentParser.Option(help: "How many pages of a host are enough.") var pagesPerHost = SiteSurvey.pagesPerHost
  @Flag(help: "Write what was counted, a line a host, in the place of what it teaches.") var count = false
  @Flag(help: "The inputs are files of --count, or - for standard input.") var merge = false
  @Flag(help: "Write one line of findings per host, as input for winnow serve.") var lines = false

  func validate() throws {
    if pagesPerHost < 2 { throw ValidationError("--pages-per-host is 2 or more: one page shares nothing.") }
    if count, lines { throw ValidationError("--count writes what was counted, --lines what was found: choose one.") }
  }

  func run() async throws {
    do { try learn() } catch { throw Failure.stop(error) }
  }

  private func learn() throws {
    let choice = try PipelineChoice(pipeline, WinnowCommand.registry)
    if let output, output != "-" {
      var outputs = overwriting.outputGuard(try input.inputs(), input, choice.pipelines)
      try outputs.claim(file: output, as: "-o")
    }
    let frequencies = merge ? try merged() : try counted(choice)
    try StreamSink.write(try bytes(frequencies, choice.fallback), to: output)
  }

  private func counted(_ choice: PipelineChoice) throws -> DocumentFrequencies {
    let counts = SiteSurvey.counts(choice, try input.inputs(), pagesPerHost: pagesPerHost)
    if counts.failed > 0 { Console.error("\(counts.failed) pages could not be parsed, and taught nothing") }
    if counts.isFull {
      Console.error("only the first \(counts.pages) pages were looked at: survey the others by themselves, with --count, and --merge")
    }
    return counts.frequencies[choice.fallback.name] ?? DocumentFrequencies()
  }

  private func merged() throws -> DocumentFrequencies {
    var frequencies = DocumentFrequencies()
    for page in try input.inputs() {
      // A stream without pages.
      if case .bytes(let bytes, _) = page, bytes.allSatisfy(UTF8Bytes.isASCIIWhitespace) { continue }
      guard case .line(let line, _, _, _) = page else { throw InputError(description: "\(page.name): no file of winnow survey --count") }
      do {
        let part = try JSONDecoder().decode(SurveyLine.Tallies.self, from: Data(line))
        frequencies.merge(part.frequencies, of: part.host)
      } catch { throw InputError(description: "\(page.name): not a line of winnow survey --count: \(SiteSurvey.describe(error))") }
    }
    return frequencies
  }

  private func bytes(_ frequencies: DocumentFrequencies, _ pipeline: Pipeline) throws -> [UInt8] {
    if count { return try SurveyLine.bytes(of: frequencies) }
    let findings = frequencies.findings(for: pipeline)
    return lines
      ? try findings.hosts.flatMap { try SurveyLine.bytes(SurveyLine.Findings(host: $0, findings: findings.only($0))) }
      : try SiteSurvey.bytes(findings)
  }
}

/// Partial survey results for merging across machines: one NDJSON line per host.
enum SurveyLine {
  struct Tallies: Codable {
    let host: String
    let frequencies: [String: DocumentFrequency]
  }
  struct Findings: Encodable {
    let host: String
    let findings: SurveyFindings
  }

  /// One line per host.
  static func bytes(of frequencies: DocumentFrequencies) throws -> [UInt8] {
    try frequencies.hosts.flatMap { try bytes(Tallies(host: $0, frequencies: frequencies[$0])) }
  }

  static func bytes(_ line: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try [UInt8](encoder.encode(line)) + [UInt8(ascii: "\n")]
  }
}
