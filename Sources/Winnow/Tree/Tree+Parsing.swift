/// How much of a page Winnow takes before it says no.
public struct Limits: Sendable, Hashable {
  /// The page's size in bytes. What is longer is hardly ever a page; crawlers cut at 1 to 20 MB.
  public var bytes = 20_000_000
  /// The elements and texts of the tree.
  public var nodes = 1_000_000
  /// How deep elements may be nested.
  public var depth = 2_000
  /// The attributes of one element.
  public var attributes = 1_000
  /// CPU seconds for one page.
  public var seconds = 10.0
  /// Bytes of memory for one page. It is held where pages are worked on in processes of their own.
  public var memory = 2 << 30

  /// The usual limits.
  public init() {}
}

extension Limits {
  /// The limits by the keys that pipeline files have for them.
  enum Key: String, CaseIterable {
    case bytes, nodes, depth, attributes, seconds, memory

    var documentation: String {
      switch self {
      case .bytes: "The page's size in bytes."
      case .nodes: "The nodes of its tree."
      case .depth: "How deep elements may be nested."
      case .attributes: "The attributes of one element."
      case .seconds: "CPU seconds for one page."
      case .memory: "Bytes of memory for one page, with --isolate."
      }
    }

    /// What a pipeline file may set it to.
    var range: ClosedRange<Double> {
      switch self {
      case .bytes: 1...2_000_000_000
      case .nodes: 1...100_000_000
      case .depth, .attributes: 1...60_000
      case .seconds: 0.001...86_400
      case .memory: 50_000_000...1_000_000_000_000
      }
    }

    var isWhole: Bool { self != .seconds }
  }

  /// Sets the limit of this key.
  mutating func set(_ key: Key, _ value: Double) {
    switch key {
    case .bytes: bytes = Int(value)
    case .nodes: nodes = Int(value)
    case .depth: depth = Int(value)
    case .attributes: attributes = Int(value)
    case .seconds: seconds = value
    case .memory: memory = Int(value)
    }
  }
}

extension Tree {
  /// Parses a page of HTML.
  ///
  /// - Parameters:
  ///   - html: the page's bytes.
  ///   - charset: what the transport or the reader says of the charset; `nil` when they are silent.
  ///   - limits: how much of a page is taken.
  /// - Throws: ``PageError`` for an empty or binary page and for one that passes a limit.
  public init(html: [UInt8], charset: String? = nil, limits: Limits = Limits()) throws(PageError) {
    try self.init(html: html, charset: charset, isUTF8: false, limits: limits, mayPrescan: true)
  }

  /// - Parameters:
  ///   - isUTF8: whether somebody has made sure that the bytes are UTF-8.
  ///   - mayPrescan: whether the scan in front of libxml2 may work; without it the tree is the same, and takes longer.
  package init(html: [UInt8], charset: String?, isUTF8: Bool = false, limits: Limits = Limits(), mayPrescan: Bool = true) throws(PageError)
  {
    try Tree.check(html, limits)
    self = try HTMLParser.tree(of: Decoded(html, declared: charset, isUTF8: isUTF8), limits: limits, mayPrescan: mayPrescan)
  }

  /// Makes a tree of a page that was scraped as plain text: a paragraph for each piece between empty lines.
  ///
  /// - Throws: ``PageError`` for an empty or binary page and for one that passes a limit.
  public init(plainText: [UInt8], charset: String? = nil, limits: Limits = Limits()) throws(PageError) {
    try Tree.check(plainText, limits)
    let decoded = Decoded(plainText, declared: charset, isMarkup: false)
    let builder = PlainTextBuilder(decoded.bytes)
    let paragraphs = builder.paragraphs()
    guard paragraphs.count * 2 < limits.nodes else { throw .overLimit("more than \(limits.nodes) nodes", "nodes") }
    self = builder.tree(paragraphs, encoding: decoded.encoding, warnings: decoded.warnings)
  }

  private static func check(_ bytes: [UInt8], _ limits: Limits) throws(PageError) {
    guard bytes.count <= limits.bytes else { throw .overLimit("more than \(limits.bytes) bytes", "bytes") }
    guard !bytes.allSatisfy(UTF8Bytes.isBlank) else { throw .empty }
    if let kind = BinaryFormat.name(of: bytes) { throw .binary(kind) }
  }
}

/// What is not a page, known by its first bytes.
enum BinaryFormat {
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("PDF document", Array("%PDF-".utf8)), ("PNG image", [0x89, 0x50, 0x4E, 0x47]), ("JPEG image", [0xFF, 0xD8, 0xFF]),
    ("GIF image", Array("GIF8".utf8)), ("zip archive", [0x50, 0x4B, 3, 4]), ("gzip file", FileSignature.gzip),
    ("zstd file", FileSignature.zstd), ("ELF program", [0x7F, 0x45, 0x4C, 0x46]),
    ("WebP image or other RIFF file", Array("RIFF".utf8)), ("file packed with xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    ("7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("Parquet file", Array("PAR1".utf8)),
    ("SQLite database", Array("SQLite format 3\0".utf8)),
  ]
  /// Of a block of bzip2, behind `BZh` and a digit.
  private static let bzip2Block = Array("1AY&SY".utf8)
  /// POSIX.1-1988, in the header of the first file.
  private static let tarMark = Array("ustar".utf8), tarMarkOffset = 257
  /// A page of text has hardly a control byte; UTF-16 and UTF-32 have many NULs.
  private static let controlShare = 0.05

  static func name(of bytes: [UInt8]) -> String? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.name }
    if bytes.starts(with: Array("BZh".utf8)), bytes.dropFirst(4).starts(with: bzip2Block) { return "file packed with bzip2" }
    if bytes.dropFirst(tarMarkOffset).starts(with: tarMark), bytes.prefix(tarMarkOffset).contains(0) { return "tar archive" }
    if isMessage(bytes) { return "message of MIME (MHTML or mail)" }
    let head = bytes.prefix(4096)
    if WideText.form(of: bytes) != nil { return nil }
    let controls = head.count { $0 < 0x20 && !UTF8Bytes.isBlank($0) && $0 != 0x1B }
    return Double(controls) > Double(head.count) * controlShare ? "binary file" : nil
  }

  /// A message has its header in front of everything; that of a mail may be this long.
  private static let longestMessageHeader = 32 << 10

  /// Whether it begins with header lines (RFC 5322), and one of them is `MIME-Version` (RFC 2045).
  private static func isMessage(_ bytes: [UInt8]) -> Bool {
    func isName(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "-") }
    let name = bytes.prefix(64).prefix(while: isName)
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ":") else { return false }
    for line in bytes.prefix(longestMessageHeader).split(separator: UTF8Bytes.newline, omittingEmptySubsequences: false) {
      if line.isEmpty || line.elementsEqual([0x0D]) { return false }
      if String(decoding: line.prefix(13), as: UTF8.self).lowercased() == "mime-version:" { return true }
    }
    return false
  }
}
