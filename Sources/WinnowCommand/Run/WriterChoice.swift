import Winnow
import WinnowIO

/// Selects the writer of a run's output: by `--format`, or else by the file extension, or else the pipeline's.
struct WriterChoice: Codable, Sendable {
  /// The name of the requested format.
  var format: String?
  /// The output's path.
  var output: String?
  var fileExtensions: [String] = []
  /// The requested changes of Markdown.
  var markdown: [MarkdownFlag] = []

  /// The pipeline with the selected writer instead of its own writers.
  ///
  /// A writer of the pipeline that matches the extension is kept, with its options. Several are left to ``OutputRoutes``.
  ///
  /// - Throws: ``OutputError`` for an extension without a writer, and for Markdown options without a Markdown writer.
  func apply(to pipeline: Pipeline) throws -> Pipeline {
    try MarkdownFlag.apply(markdown, to: withWriter(pipeline))
  }

  private func withWriter(_ pipeline: Pipeline) throws -> Pipeline {
    if let format = format.flatMap({ Format(argument: $0) }) { return pipeline.replacingWriters(with: format.writer) }
    guard let ending = fileExtensions.last else { return pipeline }
    let own = pipeline.entries.filter { $0.output == nil }.compactMap(\.writer)
    let fitting = own.filter { !Set(Format.fileExtensions(of: $0)).isDisjoint(with: fileExtensions) }
    guard let format = Format.forExtensions(fileExtensions) else {
      if !fitting.isEmpty { return pipeline }
      throw OutputError.refused(
        "\(output ?? "-"): Winnow does not write .\(ending); end the name in \(Format.allEndings.map { "." + $0 }.joined(separator: ", ")), or add --format"
      )
    }
    if own.count > 1 || !fitting.isEmpty { return pipeline }
    return pipeline.replacingWriters(with: format.writer)
  }
}
