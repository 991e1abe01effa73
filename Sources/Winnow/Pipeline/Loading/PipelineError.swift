/// A mistake in a pipeline file: where, what was found, and what would be right.
public struct PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// From 1; 0 when it is about the file as a whole. A column counts characters.
  public let line, column: Int
  /// What was found, and what would be right.
  public let message: String

  init(file: String, line: Int, column: Int, message: String) {
    (self.file, self.line, self.column, self.message) = (file, line, column, message)
  }

  /// A mistake that is in no file.
  package init(message: String) { self.init(file: "", line: 0, column: 0, message: message) }

  public var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : file.isEmpty ? message : "\(file): \(message)" }
}
