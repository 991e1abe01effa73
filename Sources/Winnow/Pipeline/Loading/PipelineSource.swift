/// A pipeline file's text and how to name it.
public struct PipelineSource: Sendable {
  /// Its path, or how to name it.
  public let file: String
  /// Its bytes: UTF-8.
  public let bytes: [UInt8]
  /// A file that was read, or a text that never was one.
  public init(file: String, bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }

  /// The path of a file that this one names, from its own folder on; `nil` for one outside it, which a pipeline file may not name.
  func sibling(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return file.lastIndex(of: "/").map { String(file[...$0]) + path } ?? path
  }

  /// The same of a path that this file has at an offset, for which an error is thrown.
  func sibling(of path: (value: String, offset: Int)) throws(PipelineError) -> String {
    guard let sibling = sibling(path.value) else {
      throw error(path.offset, "a pipeline file names files in its own folder only, not \"\(path.value)\"")
    }
    return sibling
  }

  /// An error at this byte of the file.
  package func error(_ offset: Int, _ message: String) -> PipelineError {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UTF8Bytes.newline } + 1
    let lineStart = before.lastIndex(of: UTF8Bytes.newline).map { $0 + 1 } ?? 0
    return PipelineError(file: file, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1, message: message)
  }
}
