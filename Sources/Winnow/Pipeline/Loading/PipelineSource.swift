/// The text of a pipeline file, with a name for messages.
public struct PipelineSource: Sendable {
  /// The path, or a name for messages.
  public let file: String
  /// The file's bytes, UTF-8.
  public let bytes: [UInt8]
  /// Creates a source from a file or from a text.
  public init(file: String, bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }

  /// The path of a file that this one names, relative to its own folder; `nil` for a path outside it, which is not allowed.
  func sibling(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return file.lastIndex(of: "/").map { String(file[...$0]) + path } ?? path
  }

  /// The path of a file named at an offset; throws an error with that location.
  func sibling(of path: (value: String, offset: Int)) throws(PipelineError) -> String {
    guard let sibling = sibling(path.value) else {
      throw error(path.offset, "a pipeline file names files in its own folder only, not \"\(path.value)\"")
    }
    return sibling
  }

  /// An error at this byte offset of the file.
  package func error(_ offset: Int, _ message: String) -> PipelineError {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UTF8Bytes.newline } + 1
    let lineStart = before.lastIndex(of: UTF8Bytes.newline).map { $0 + 1 } ?? 0
    return PipelineError(file: file, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1, message: message)
  }
}
