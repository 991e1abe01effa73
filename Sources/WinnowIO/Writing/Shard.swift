import SystemPackage

/// The size limit of an output file, in pages or bytes.
package enum Shard: Sendable, Hashable {
  /// Maximum pages per file.
  case pages(Int)
  /// Maximum bytes per file, after compression; may be exceeded by one batch of pages.
  case bytes(Int64)

  /// Parses `10000` (pages) or `500MB`.
  package init?(_ text: String) {
    if let pages = Int(text) {
      guard pages > 0 else { return nil }
      self = .pages(pages)
      return
    }
    guard let count = ByteCount(text), count.bytes > 0 else { return nil }
    self = .bytes(count.bytes)
  }

  func isFull(records: Int, bytes: Int64) -> Bool {
    switch self {
    case .pages(let most): records >= most
    case .bytes(let most): bytes >= most
    }
  }

  /// The placeholder of a file's number.
  static let placeholder = "{shard}"

  /// `out.ndjson.gz` is `out-{shard}.ndjson.gz`.
  static func template(_ path: String) -> String {
    if path.contains(placeholder) { return path }
    let name = FilePath(path).lastComponent?.string ?? path
    let stem = name.firstIndex(of: ".").map { $0 == name.startIndex ? name.endIndex : $0 } ?? name.endIndex
    return String(path.dropLast(name.count)) + name[..<stem] + "-" + placeholder + name[stem...]
  }

  static func path(_ template: String, _ number: Int) -> FilePath {
    let digits = String(number)
    return FilePath(template.replacing(placeholder, with: String(repeating: "0", count: max(0, 5 - digits.count)) + digits))
  }
}
