import Winnow

/// The decoded body of an HTTP response, without transfer and content codings, and the errors in them.
///
/// Decoded as in browsers. An unknown coding is ignored, and so is one that was not applied: crawlers that store decompressed bodies often
/// keep the server's header.
struct HTTPBody {
  private(set) var bytes: [UInt8]
  /// The repairs, one sentence each.
  private(set) var warnings: [String] = []

  /// Servers compress once; a header with hundreds of codings would only waste time.
  private static let maxCodings = 4

  /// Decodes a body.
  /// - Parameters:
  ///   - codings: in the order in which they were applied.
  ///   - limit: maximum bytes of a page; decompression stops slightly above it.
  /// - Throws: ``PageError`` if nothing can be decompressed.
  init(_ body: [UInt8], codings: [String], isChunked: Bool, limit: Int) throws(PageError) {
    bytes = body
    if isChunked { joinChunks() }
    let compressions = codings.compactMap(Compression.of(contentEncoding:))
    guard compressions.count <= Self.maxCodings else { throw .unreadable("it is packed \(compressions.count) times over") }
    for compression in compressions.reversed() { try decompress(compression, limit: limit) }
    if compressions.isEmpty, let compression = Compression.of(bytes) {
      try decompress(compression, limit: limit)
      warnings.append("the body was compressed with \(compression), which its header does not declare")
    }
    if let unknown = codings.first(where: { Compression.of(contentEncoding: $0) == nil }), !Compression.looksLikeText(bytes) {
      warnings.append("the content encoding \"\(unknown)\" is not known; the body was read as it is")
    }
  }

  private mutating func joinChunks() {
    guard let chunks = HTTPChunks(bytes) else { return }
    bytes = chunks.bytes
    if !chunks.isWhole { warnings.append("the chunks of the body are cut or damaged; it was read as far as they go") }
  }

  private mutating func decompress(_ said: Compression, limit: Int) throws(PageError) {
    // Some servers send an additional empty line before the body.
    let blanks = bytes.prefix { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }.count
    let input = blanks > 0 && Compression.of(bytes[blanks...]) != nil ? Array(bytes[blanks...]) : bytes
    // The magic number takes precedence over the header.
    guard let compression = Compression.of(input) ?? (said.hasMembers ? nil : said) else { return }
    var decompressed = Decompressed(input, compression, limit: limit)
    if blanks > 0, decompressed.damage != nil, decompressed.bytes.isEmpty {
      decompressed = Decompressed(Array(bytes[blanks...]), compression, limit: limit)
    }
    if !compression.hasMembers,
      decompressed.bytes.isEmpty
        ? !input.isEmpty && (decompressed.damage == nil || Compression.looksLikeText(input))
        : decompressed.damage != nil && Compression.looksLikeText(input)
    {
      return
    }
    if let damage = decompressed.damage {
      guard !decompressed.bytes.isEmpty else { throw .unreadable("\(damage)") }
      warnings.append("\(damage); the \(decompressed.bytes.count) bytes before that were read")
    }
    if !input.suffix(decompressed.garbage).allSatisfy({ $0 == 0 || UTF8Bytes.isASCIIWhitespace($0) }) {
      warnings.append("\(decompressed.garbage) bytes after the \(compression) data were ignored")
    }
    bytes = decompressed.bytes
  }
}
