import FoundationEssentials
public import Winnow

/// Pages that a step failed on, put aside as NDJSON that can be read as an input again.
///
/// The file is made when the first such page comes.
public struct DeadLetters {
  private let path: String
  private var sink: FileSink?
  public private(set) var count = 0

  public init(_ path: String) { self.path = path }

  /// - Throws: ``OutputError``.
  public mutating func add(_ page: RawPage, _ error: PageError) throws {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("url", page.origin.url)
      switch page.form {
      case .html: json.member("html_base64", Data(page.bytes).base64EncodedString())
      case .plainText: json.member("text", String(decoding: page.bytes, as: UTF8.self))
      }
      json.member("error", "\(error)")
    }
    json.lineEnd()
    if sink == nil { sink = try FileSink(path) }
    try sink?.write(json.bytes, for: page.origin, fileExtension: "ndjson")
    count += 1
  }

  public func finish() throws { try sink?.finish() }
}
