import SystemPackage
public import Winnow

extension PendingPage {
  /// A name for messages.
  public var name: String {
    switch self {
    case .file(let path): path.escaped
    case .line(_, _, let stream, let number): "\(stream):\(number)"
    case .bytes(_, let name), .broken(let name, _): name
    case .record(let record): record.name
    }
  }

  /// Formats that would be read as the text of a single page.
  private static let tableEndings = ["csv": "a table of CSV", "tsv": "a table of TSV"]

  /// A checksum of the page as read so far: of its content, or, for a file, of its name.
  package var checksum: UInt64 {
    switch self {
    case .file, .broken: FNV1a(name.utf8).value
    case .line(let bytes, _, _, _), .bytes(let bytes, _): FNV1a(bytes).value
    case .record(let record): FNV1a(record.body).value
    }
  }

  /// Reads the page; called in a worker, to keep the dispatcher responsive.
  public func load(limit: Int) -> (Origin, Result<RawPage, PageError>) {
    var origin = Origin(name: name)
    switch self {
    case .file(let path):
      origin.id = origin.name
      if let table = Self.tableEndings[path.extension?.lowercased() ?? ""] {
        return (origin, .failure(.unreadable("this is \(table), not a page; give its rows as NDJSON, an object with \"html\" a line")))
      }
      do {
        var bytes = try Bytes.ofFile(path, limit: limit)
        var page = path
        var warnings: [String] = []
        if let compression = Compression.of(bytes) ?? (path.extension == "br" ? .brotli : nil) {
          let decompressed = Decompressed(bytes, compression, limit: limit)
          if let damage = decompressed.damage { throw damage }
          if decompressed.garbage > 0 { warnings.append("\(decompressed.garbage) bytes behind the \(compression) data were left out") }
          bytes = decompressed.bytes
          if Compression.of(fileExtension: path.extension) != nil { page = FilePath(path.stem ?? "") }
        }
        let isText = page.extension == "txt" || !["html", "htm", "xhtml"].contains(page.extension ?? "") && !Self.looksLikeHTML(bytes)
        origin.url = isText ? nil : Self.canonicalAddress(bytes)
        var raw = RawPage(origin: origin, bytes: bytes, sourceFormat: isText ? .plainText : .html)
        raw.warnings = warnings
        return (origin, .success(raw))
      } catch let damage as DecompressionError {
        return (origin, .failure(.unreadable("\(damage)")))
      } catch {
        return (origin, .failure(.unreadable("cannot be read: \(error)")))
      }
    case .record(let record): return record.load(limit: limit)
    case .bytes(let bytes, _):
      let isText = !Self.looksLikeHTML(bytes)
      return (origin, .success(RawPage(origin: origin, bytes: bytes, sourceFormat: isText ? .plainText : .html)))
    case .broken(_, let error): return (origin, .failure(error))
    case .line(let bytes, let fields, _, _): return LinePage.read(bytes, fields, origin)
    }
  }

  /// Whether there is a tag near the beginning; UTF-16 and binary pages are left to the parser.
  static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    if WideEncoding.detect(of: Array(head)) != nil { return true }
    guard let open = head.firstIndex(of: UInt8(ascii: "<")), open + 1 < head.endIndex else { return false }
    let next = head[open + 1] | 0x20
    return next >= 0x61 && next <= 0x7A || head[open + 1] == UInt8(ascii: "!") || head[open + 1] == UInt8(ascii: "?")
  }

  /// The canonical URL declared by a saved page, since a file has no URL.
  private static func canonicalAddress(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(32_768), as: UTF8.self)
    for key in ["rel=\"canonical\"", "property=\"og:url\""] {
      guard let range = head.firstRange(of: key), let open = head[..<range.lowerBound].lastIndex(of: "<") else { continue }
      let tag = head[open...].prefix { $0 != ">" }
      for name in ["href=\"", "content=\""] {
        guard let value = tag.firstRange(of: name) else { continue }
        let address = String(tag[value.upperBound...].prefix { $0 != "\"" })
        if address.hasPrefix("http") { return address }
      }
    }
    return nil
  }
}
