import Winnow
import WinnowIO

/// What decides on the writer of a run's output: `--format`, or else the ending of its name, or else the pipeline.
struct WriterChoice: Codable, Sendable {
  /// The name of a format that was asked for.
  var format: String?
  /// The output's name, and its endings that may say a format.
  var output: String?
  var endings: [String] = []
  /// What Markdown is to hold besides, or not.
  var markdown: [MarkdownChange] = []

  /// The pipeline with the writer that is wanted in the place of its own ones.
  ///
  /// A writer of the pipeline that fits the name stays, with its options. Several are left to ``OutputRoutes``.
  ///
  /// - Throws: ``OutputError`` for an ending that no writer has, and for options of Markdown where none is written.
  func apply(to pipeline: Pipeline) throws -> Pipeline {
    try MarkdownChange.apply(markdown, to: withWriter(pipeline))
  }

  private func withWriter(_ pipeline: Pipeline) throws -> Pipeline {
    if let format = format.flatMap({ Format(argument: $0) }) { return pipeline.writing(with: format.writer) }
    guard let ending = endings.last else { return pipeline }
    let own = pipeline.entries.filter { $0.output == nil }.compactMap(\.writer)
    let fitting = own.filter { !Set(Format.endings(of: $0)).isDisjoint(with: endings) }
    guard let format = Format.meant(by: endings) else {
      if !fitting.isEmpty { return pipeline }
      throw OutputError.refused(
        "\(output ?? "-"): Winnow does not write .\(ending); end the name in \(Format.allEndings.map { "." + $0 }.joined(separator: ", ")), or say with --format what it is"
      )
    }
    if own.count > 1 || !fitting.isEmpty { return pipeline }
    return pipeline.writing(with: format.writer)
  }
}
