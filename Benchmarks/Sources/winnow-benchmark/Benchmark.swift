import ArgumentParser
import Foundation
import Winnow
import WinnowIO
import WinnowStages

@main
struct Benchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow-benchmark",
    abstract: "CPU time of Winnow against its floor, libxml2's htmlReadMemory, over the same pages in one run.",
    discussion: "Figures are medians of rounds in which all measures take turns, with their ranges; ratios are of one round each.")

  @Argument(help: "Pages: files, folders, NDJSON; and WARC files, whose reading alone is measured.") var pages: [String] = []
  @ArgumentParser.Option(help: "How often each measure is taken.") var rounds = 7
  @ArgumentParser.Option(help: "Write the figures here.") var json: String?
  @ArgumentParser.Option(help: "Show how they differ from those of this file.") var compare: String?
  @Flag(help: "Measure the time for a megabyte of pages of 0.1 to 50 MB, in the place of the rest.") var growth = false
  @ArgumentParser.Option(help: "A winnow whose start is measured, too.") var binary: String?

  func run() async throws {
    if growth { return Growth().run() }
    guard !pages.isEmpty else { throw ValidationError("Name pages: files, folders, NDJSON; or WARC files.") }
    var report = Report(before: try compare.map { try Report.read($0) })
    for archive in pages where archive.contains(".warc") { try report.add(Reading(archive, rounds)) }
    let names = pages.filter { !$0.contains(".warc") }
    if !names.isEmpty {
      let raw = try Inputs(names).compactMap { try? $0.load(limit: 1 << 28).1.get() }.filter { $0.sourceFormat == .html }
      try await CPU(pages: raw, rounds: rounds).measure(&report)
    }
    if let binary { try report.add(Start(binary, rounds: 20)) }
    if let json { try report.write(json) }
  }
}
