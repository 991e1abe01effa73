import Winnow
import WinnowIO

/// The destination of each writer's output: the output of the run, or the `output` that the pipeline gives the writer.
struct OutputRoutes {
  /// One output, and its writers.
  struct Route {
    /// The name on the command line or in the pipeline; `-` for standard output.
    let name: String
    let location: OutputLocation
    /// Whether it is the output of the run, as opposed to one in a pipeline.
    let isMain: Bool
    fileprivate(set) var writers: [(pipeline: String, entry: Pipeline.Entry, writer: any Writer)] = []

    /// The header, separator and footer of a single-file output.
    var envelope: Envelope { writers.first?.writer.destination.envelope ?? Envelope() }
    var fileExtensions: [String] { Array(Set(writers.map(\.writer.destination.fileExtension))).sorted() }
    /// The option that requested it.
    var origin: String { isMain ? "-o" : writers.first.map { "the \"output\" of \"\($0.entry.id)\"" } ?? "\"output\"" }
  }

  private(set) var routes: [Route] = []
  /// By the pipeline's name and the step's id.
  private var indices: [String: [String: Int]] = [:]

  /// - Parameter output: the path of the run's output; `nil` or `-` for standard output.
  /// - Throws: ``PipelineError`` for a writer that cannot write to its output; ``OutputError`` for an output of the run without a writer.
  init(_ pipelines: [Pipeline], output: String?) throws {
    let output = output ?? "-"
    let hasMain = pipelines.contains { pipeline in
      pipeline.writers.isEmpty || pipeline.entries.contains { $0.writer != nil && $0.output == nil }
    }
    if hasMain { routes.append(Route(name: output, location: OutputLocation(output), isMain: true)) }
    for pipeline in pipelines {
      for entry in pipeline.entries { if let writer = entry.writer { try add(entry, writer, of: pipeline, to: entry.output ?? output) } }
    }
    if !hasMain, output != "-" {
      throw OutputError.refused(
        "\(output): all writers of this pipeline have an \"output\" of their own, so nothing would be written here; leave -o out, or add --format"
      )
    }
  }

  private mutating func add(_ entry: Pipeline.Entry, _ writer: any Writer, of pipeline: Pipeline, to name: String) throws {
    let index = routes.firstIndex { $0.name == name } ?? routes.count
    if index == routes.count { routes.append(Route(name: name, location: OutputLocation(name), isMain: false)) }
    if entry.output != nil { try check(entry, writer, routes[index].location) }
    if let other = routes[index].writers.first(where: { Self.mixes($0, pipeline, writer, routes[index].location) }) {
      if name != "-", (entry.output == nil) != (other.entry.output == nil) {
        let own = entry.output == nil ? other.entry : entry
        throw OutputError.refused(
          "\(name): -o and the \"output\" of \"\(own.id)\" would write into it; each output needs a file of its own")
      }
      throw entry.error(Self.mixing(entry, other.entry, of: other.pipeline == pipeline.name ? nil : other.pipeline, routes[index].location))
    }
    if case .database = routes[index].location, !type(of: writer).format.holdsRecords {
      if entry.output == nil, let format = Format.name(of: writer) {
        throw OutputError.refused("\(name): a database takes records, not \(format); leave --format out, or name another file")
      }
      throw entry.error("a database takes records, and \"\(entry.id)\" does not write them; use write-ndjson, or --format ndjson")
    }
    routes[index].writers.append((pipeline.name, entry, writer))
    indices[pipeline.name, default: [:]][entry.id] = index
  }

  /// Whether two writers of one pipeline share an output. Writers of different pipelines may: each page runs through one pipeline.
  private static func mixes(
    _ other: (pipeline: String, entry: Pipeline.Entry, writer: any Writer), _ pipeline: Pipeline, _ writer: any Writer,
    _ location: OutputLocation
  ) -> Bool {
    let isSamePipeline = other.pipeline == pipeline.name
    if case .folder = location {
      return isSamePipeline && (!location.separatesExtensions || other.writer.destination.fileExtension == writer.destination.fileExtension)
    }
    return isSamePipeline || type(of: other.writer) != type(of: writer) || other.writer.destination != writer.destination
  }

  private static func mixing(_ entry: Pipeline.Entry, _ other: Pipeline.Entry, of pipeline: String?, _ location: OutputLocation) -> String {
    let names =
      "\"\(entry.id)\" would write into the same output as \"\(other.id)\"" + (pipeline.map { " of the pipeline \"\($0)\"" } ?? "")
    let step = type(of: entry.step).name
    let ending = entry.writer.flatMap { Format.fileExtensions(of: $0).first } ?? "txt"
    return
      "\(names), and neither could be read; give it an \"output\" of its own, such as {\"stage\": \"\(step)\", \"output\": \"out/{stem}.\(ending)\"}, or run with --format"
  }

  /// Checks that the file extension of a pipeline's `output` matches its writer.
  private func check(_ entry: Pipeline.Entry, _ writer: any Writer, _ location: OutputLocation) throws {
    do { try location.check() } catch { throw entry.error("\"output\": \(error)") }
    let fileExtensions = location.fileExtensions
    let own = Format.fileExtensions(of: writer)
    if let ending = fileExtensions.last, Set(own).isDisjoint(with: fileExtensions) {
      throw entry.error(
        "\"output\" ends in .\(ending), which is not what \(type(of: entry.step).name) writes; end it in \(own.map { "." + $0 }.joined(separator: ", "))"
      )
    }
  }

  /// The index in ``routes`` of a step's output.
  func index(of step: String, in pipeline: Pipeline) -> Int? { indices[pipeline.name]?[step] }

  /// The indices in ``routes`` of the pipeline's outputs that accept error records: NDJSON and the like.
  func indicesOfErrors(in pipeline: Pipeline) -> Set<Int> {
    Set(
      routes.indices.filter {
        routes[$0].writers.contains { $0.pipeline == pipeline.name && type(of: $0.writer).format.holdsFailures }
      })
  }
}
