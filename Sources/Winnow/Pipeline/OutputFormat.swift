/// How the command line calls for what a writer writes, and what a file of it can hold besides pages.
///
/// Writers of one's own have theirs as the built-in ones do: `static let format = OutputFormat("rss")`, and `--format rss` and `-o out.rss`
/// mean it.
public struct OutputFormat: Sendable, Hashable {
  /// What `--format` calls it; empty where nothing but a pipeline file calls for the writer.
  package let name: String
  /// The endings of names that mean it, without the dot, the usual one first.
  package let endings: [String]
  /// Whether a page that failed is a record in it, too: JSON with its error.
  package let holdsFailures: Bool
  /// Whether each page is one object of JSON, so that it may be a row of a database, and an answer of `winnow serve`.
  package let holdsRecords: Bool

  /// - Parameters:
  ///   - name: what `--format` calls it.
  ///   - endings: of names that mean it, without the dot, the usual one first: the name itself, unless it is said. Where two formats have
  ///     the same, that of the step that was added first is meant.
  ///   - holdsFailures: whether a page that failed is written as well, as JSON with its error.
  ///   - holdsRecords: whether each page is one object of JSON on a line.
  public init(_ name: String, endings: [String]? = nil, holdsFailures: Bool = false, holdsRecords: Bool = false) {
    (self.name, self.endings) = (name, endings ?? [name])
    (self.holdsFailures, self.holdsRecords) = (holdsFailures, holdsRecords)
  }

  /// That of a step that says none.
  package static let unnamed = OutputFormat("", endings: [])
}
