import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

struct Features: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Writes what the model of main content is trained on, an NDJSON record a page.",
    discussion: """
      A record has the page's row and, for each block that select-main would look at, its text and its row: features of a \
      byte each, in hexadecimal. With --scores the rows are those of the second pass. --schema names the features, and says \
      what else a trainer has to know. Training/README.md tells how a model is made of them.
      """)

  @OptionGroup var input: InputOptions
  @Flag(help: "Write the schema, a line of JSON, instead of rows: names and fingerprint of the features, page types, limits.")
  var schema = false
  @ArgumentParser.Option(help: "The pipeline whose select-main is to be trained.") var pipeline = "article"
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "The first pass's scores: NDJSON of {\"id\", \"blocks\": [0…255], \"types\": [0…255]}, in the order of the pages.", valueName: "file")
  )
  var scores: String?

  func run() async throws {
    do { try write() } catch { throw Failure.stop(error) }
  }

  private func write() throws {
    if schema {
      try FileDescriptor.standardOutput.writeAll(TrainingRows.schema)
      return
    }
    let chosen = try PipelineChoice(pipeline, WinnowCommand.registry).fallback
    guard let entry = chosen.entries.first(where: { $0.step is SelectMain }) else {
      throw ValidationError("The pipeline has no select-main.")
    }
    let given = try scores.map { try Inputs([CommandArguments.path($0)]).makeIterator() }
    var failed = 0
    for input in try self.input.inputs() {
      let (origin, raw) = input.load(limit: chosen.limits.bytes)
      do {
        var page = try raw.get().parsed(chosen.limits)
        _ = try chosen.run(on: &page, until: entry.id)
        let scores = try scores == nil ? nil : Self.scores(given?.next(), for: origin)
        guard let line = TrainingRows.line(page, scores: scores) else {
          throw InputError(description: "the scores are not as many as the blocks")
        }
        try FileDescriptor.standardOutput.writeAll(line)
      } catch let error as Errno { throw error } catch {
        failed += 1
        Console.error("\(origin.name): \(error)")
      }
    }
    if failed > 0 { throw ExitCode.somePagesFailed }
  }

  private static func scores(_ input: PendingPage?, for origin: Origin) throws -> (blocks: [UInt8], types: [UInt8]) {
    guard case .line(let line, _, _, _)? = input, let json = try? JSON(line), json["id"]?.string == origin.identity,
      let blocks = json["blocks"]?.array?.compactMap(Int.init(json:)), let types = json["types"]?.array?.compactMap(Int.init(json:))
    else {
      throw InputError(description: "the next line of the scores is not of this page")
    }
    return (blocks.map { UInt8(clamping: $0) }, types.map { UInt8(clamping: $0) })
  }
}
