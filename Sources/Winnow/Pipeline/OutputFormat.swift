/// The name and file extensions by which `--format` and `-o` select a writer.
///
/// Custom writers declare theirs in the same way: `static let format = OutputFormat("rss")` enables `--format rss` and `-o out.rss`.
public struct OutputFormat: Sendable, Hashable {
  /// The name for `--format`; empty if only pipeline files can select the writer.
  package let name: String
  /// The file extensions that select it, without the dot, the usual one first.
  package let fileExtensions: [String]
  /// Whether a failed page is a record of the output too: JSON with its error.
  package let holdsFailures: Bool
  /// Whether each page is one JSON object, usable as a database row and as a reply of `winnow serve`.
  package let holdsRecords: Bool

  /// Creates an output format.
  /// - Parameters:
  ///   - name: the name for `--format`.
  ///   - fileExtensions: the file extensions that select it, without the dot, the usual one first; by default, the name. If two formats share an
  ///     extension, the step registered first wins.
  ///   - holdsFailures: whether a failed page is written too, as JSON with its error.
  ///   - holdsRecords: whether each page is one JSON object on a line.
  public init(_ name: String, fileExtensions: [String]? = nil, holdsFailures: Bool = false, holdsRecords: Bool = false) {
    (self.name, self.fileExtensions) = (name, fileExtensions ?? [name])
    (self.holdsFailures, self.holdsRecords) = (holdsFailures, holdsRecords)
  }

  /// The default of a step without a format.
  package static let unnamed = OutputFormat("", fileExtensions: [])
}
