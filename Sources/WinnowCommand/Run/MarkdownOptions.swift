import ArgumentParser
import Winnow
import WinnowIO
import WinnowStages

/// What Markdown holds, as the command line says it.
struct MarkdownOptions: ParsableArguments {
  @Flag var changes: [MarkdownChange] = []
}

/// A change of what Markdown holds; it goes before what the pipeline's own writer says.
enum MarkdownChange: String, EnumerableFlag, Codable, Sendable {
  case frontMatter = "--front-matter"
  case noTitle = "--no-title"
  case noLinks = "--no-links"
  case noPictures = "--no-pictures"
  case noTables = "--no-tables"

  static func help(for change: MarkdownChange) -> ArgumentHelp? {
    switch change {
    case .frontMatter: "Put title, authors, date and addresses first, as YAML between lines of three dashes."
    case .noTitle: "Leave out the title line."
    case .noLinks: "Give the words of links alone."
    case .noPictures: "Leave out pictures."
    case .noTables: "Write a row of a table as a line of text."
    }
  }

  private func apply(to writer: inout WriteMarkdown) {
    switch self {
    case .frontMatter: writer.frontMatter = true
    case .noTitle: writer.title = false
    case .noLinks: writer.links = false
    case .noPictures: writer.pictures = false
    case .noTables: writer.tables = false
    }
  }

  /// The pipeline, its Markdown changed so.
  ///
  /// - Throws: ``WinnowIO/OutputError`` where a change is asked for and no Markdown is written.
  static func apply(_ changes: [MarkdownChange], to pipeline: Pipeline) throws -> Pipeline {
    guard let first = changes.first else { return pipeline }
    guard pipeline.writers.count == 1, var writer = pipeline.writers.first as? WriteMarkdown else {
      throw OutputError.refused("\(first.rawValue) is for Markdown alone; add --format markdown, or end the output's name in .md")
    }
    for change in changes { change.apply(to: &writer) }
    return pipeline.writing(with: writer)
  }
}
