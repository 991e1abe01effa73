import Winnow

/// The body of an HTTP response: what its transfer and content codings were applied to, and what was wrong with them.
///
/// It is read as browsers read it. A coding that is none is passed over, and so is one that the body was not compressed with: crawlers that
/// store bodies decompressed often leave the server's header as it was.
struct HTTPBody {
  private(set) var bytes: [UInt8]
  /// A sentence for each thing that was mended.
  private(set) var warnings: [String] = []

  /// Servers compress once; a header that says so hundreds of times would only keep a worker busy.
  private static let mostCodings = 4

  /// - Parameters:
  ///   - codings: in the order in which they were applied.
  ///   - limit: a longer body is no page; of one no more than this is decompressed, and some bytes.
  /// - Throws: ``PageError`` where nothing can be decompressed.
  init(_ body: [UInt8], codings: [String], isChunked: Bool, limit: Int) throws(PageError) {
    bytes = body
    if isChunked { joinChunks() }
    let compressions = codings.compactMap(Compression.of(contentEncoding:))
    guard compressions.count <= Self.mostCodings else { throw .unreadable("it is packed \(compressions.count) times over") }
    for compression in compressions.reversed() { try decompress(compression, limit: limit) }
    if compressions.isEmpty, let compression = Compression.of(bytes) {
      try decompress(compression, limit: limit)
      warnings.append("the body was packed with \(compression), which its header does not say")
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
    // Some servers send an empty line too many before the body.
    let blanks = bytes.prefix { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }.count
    let input = blanks > 0 && Compression.of(bytes[blanks...]) != nil ? Array(bytes[blanks...]) : bytes
    // The first bytes know better than the header.
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
    if !input.suffix(decompressed.garbage).allSatisfy({ $0 == 0 || UTF8Bytes.isBlank($0) }) {
      warnings.append("\(decompressed.garbage) bytes behind the \(compression) data were left out")
    }
    bytes = decompressed.bytes
  }
}
