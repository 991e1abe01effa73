import Winnow

/// The body of an HTTP response: what its transfer and content codings were applied to, and what was wrong with them.
///
/// It is read as browsers read it. A coding that is none is passed over, and so is one that the body was not packed with: crawlers that
/// store bodies unpacked often leave the server's header as it was.
struct HTTPBody {
  private(set) var bytes: [UInt8]
  /// A sentence for each thing that was mended.
  private(set) var warnings: [String] = []

  /// Servers pack once; a header that says so hundreds of times would only keep a worker busy.
  private static let mostCodings = 4

  /// - Parameters:
  ///   - codings: in the order in which they were applied.
  ///   - limit: a longer body is no page; of one no more than this is unpacked, and some bytes.
  /// - Throws: ``PageError`` where nothing can be unpacked.
  init(_ body: [UInt8], codings: [String], isChunked: Bool, limit: Int) throws(PageError) {
    bytes = body
    if isChunked { joinChunks() }
    let packings = codings.compactMap(Packing.of(contentEncoding:))
    guard packings.count <= Self.mostCodings else { throw .unreadable("it is packed \(packings.count) times over") }
    for packing in packings.reversed() { try unpack(packing, limit: limit) }
    if packings.isEmpty, let packing = Packing.of(bytes) {
      try unpack(packing, limit: limit)
      warnings.append("the body was packed with \(packing), which its header does not say")
    }
    if let unknown = codings.first(where: { Packing.of(contentEncoding: $0) == nil }), !Packing.looksLikeText(bytes) {
      warnings.append("the content encoding \"\(unknown)\" is not known; the body was read as it is")
    }
  }

  private mutating func joinChunks() {
    guard let chunks = HTTPChunks(bytes) else { return }
    bytes = chunks.bytes
    if !chunks.isWhole { warnings.append("the chunks of the body are cut or damaged; it was read as far as they go") }
  }

  private mutating func unpack(_ said: Packing, limit: Int) throws(PageError) {
    // Some servers send an empty line too many before the body.
    let blanks = bytes.prefix { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }.count
    let input = blanks > 0 && Packing.of(bytes[blanks...]) != nil ? Array(bytes[blanks...]) : bytes
    // The first bytes know better than the header.
    guard let packing = Packing.of(input) ?? (said.hasMembers ? nil : said) else { return }
    var unpacked = Unpacked(input, packing, limit: limit)
    if blanks > 0, unpacked.damage != nil, unpacked.bytes.isEmpty { unpacked = Unpacked(Array(bytes[blanks...]), packing, limit: limit) }
    if !packing.hasMembers, unpacked.bytes.isEmpty ? !input.isEmpty && (unpacked.damage == nil || Packing.looksLikeText(input)) : unpacked.damage != nil && Packing.looksLikeText(input) { return }
    if let damage = unpacked.damage {
      guard !unpacked.bytes.isEmpty else { throw .unreadable("\(damage)") }
      warnings.append("\(damage); the \(unpacked.bytes.count) bytes before that were read")
    }
    if !input.suffix(unpacked.garbage).allSatisfy({ $0 == 0 || TextBytes.isBlank($0) }) { warnings.append("\(unpacked.garbage) bytes behind the \(packing) data were left out") }
    bytes = unpacked.bytes
  }
}
