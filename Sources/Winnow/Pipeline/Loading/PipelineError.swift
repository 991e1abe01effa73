/// An error in a pipeline file: its location, what was found, and the fix.
public struct PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// From 1; 0 for an error about the whole file. The column counts characters.
  public let line, column: Int
  /// What was found, and the fix.
  public let message: String

  init(file: String, line: Int, column: Int, message: String) {
    (self.file, self.line, self.column, self.message) = (file, line, column, message)
  }

  /// Creates an error without a location.
  package init(message: String) { self.init(file: "", line: 0, column: 0, message: message) }

  public var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : file.isEmpty ? message : "\(file): \(message)" }
}
