import ArgumentParser
import Winnow
import WinnowIO
import WinnowStages

/// The command line options for the content of Markdown.
struct MarkdownOptions: ParsableArguments {
  @Flag var changes: [MarkdownFlag] = []
}

/// A change of the content of Markdown, which takes precedence over the options of the pipeline's writer.
enum MarkdownFlag: String, EnumerableFlag, Codable, Sendable {
  case frontMatter = "--front-matter"
  case noTitle = "--no-title"
  case noLinks = "--no-links"
  case noPictures = "--no-pictures"
  case noTables = "--no-tables"

  static func help(for change: MarkdownFlag) -> ArgumentHelp? {
    switch change {
    case .frontMatter: "Put title, authors, date and URLs first, as YAML front matter."
    case .noTitle: "Leave out the title line."
    case .noLinks: "Give the words of links alone."
    case .noPictures: "Omit images."
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

  /// The pipeline with its Markdown writer changed.
  ///
  /// - Throws: ``WinnowIO/OutputError`` if a change is requested and no Markdown is written.
  static func apply(_ changes: [MarkdownFlag], to pipeline: Pipeline) throws -> Pipeline {
    guard let first = changes.first else { return pipeline }
    guard pipeline.writers.count == 1, var writer = pipeline.writers.first as? WriteMarkdown else {
      throw OutputError.refused("\(first.rawValue) is for Markdown alone; add --format markdown, or end the output's name in .md")
    }
    for change in changes { change.apply(to: &writer) }
    return pipeline.replacingWriters(with: writer)
  }
}
