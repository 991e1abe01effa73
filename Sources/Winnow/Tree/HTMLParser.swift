import CHTML

/// The safe side of the C layer. Of the library, only this file and that of plugins have unsafe code.
enum HTMLParser {
  /// The string of a JSON string literal whose opening quote precedes this index, and the index after its closing quote; `nil` if it is
  /// invalid.
  static func jsonText(in bytes: [UInt8], from start: Int) -> (text: [UInt8], end: Int)? {
    guard start < bytes.count else { return nil }
    var used = 0
    let capacity = bytes.count - start
    let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
      used = unsafe bytes.withUnsafeBufferPointer {
        unsafe chtml_json_text($0.baseAddress?.advanced(by: start), capacity, out.baseAddress, &count)
      }
    }
    return used > 0 ? (text, start + used) : nil
  }

  /// The index of the first quote, backslash or control character from this index on, or the end.
  static func plainEnd(in bytes: [UInt8], from start: Int) -> Int {
    start < bytes.count ? plainEnd(in: bytes[start...]) : start
  }

  /// The index of the first quote, backslash or control character in these bytes, or the end.
  static func plainEnd(in bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe bytes.startIndex + chtml_unescaped_prefix($0.baseAddress, $0.count) }
  }

  /// The first word at or after an index; see ``HashedWords``.
  static func word(in bytes: [UInt8], from start: Int) -> (range: Range<Int>, hash: FNV1a?)? {
    let word = unsafe bytes.withUnsafeBufferPointer { unsafe chtml_next_word($0.baseAddress, start, $0.count) }
    return word.start < bytes.count ? (word.start..<word.end, word.is_plain != 0 ? FNV1a(value: word.hash) : nil) : nil
  }

  /// Collapses the whitespace after this index.
  static func collapse(_ bytes: inout [UInt8], from start: Int) {
    let end = unsafe bytes.withUnsafeMutableBufferPointer { unsafe chtml_collapse($0.baseAddress, start, $0.count) }
    bytes.removeLast(bytes.count - end)
  }

  /// The first index of this byte.
  static func firstIndex(of byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
    let offset = unsafe bytes.withUnsafeBufferPointer { unsafe chtml_find($0.baseAddress, $0.count, byte) }
    return offset < bytes.count ? bytes.startIndex + offset : nil
  }

  /// Parses valid UTF-8 without NUL and DEL bytes.
  ///
  /// - Parameter mayPrescan: whether to prescan, if the rules of the loaded libxml2 are known.
  static func tree(of decoded: DecodedPage, limits: Limits, mayPrescan: Bool) throws(PageError) -> Tree {
    let source = normalized(decoded.bytes)
    var page = unsafe chtml_page()
    defer { unsafe chtml_free(&page) }
    let bounds = chtml_limits(
      max_nodes: UInt32(clamping: limits.nodes), max_depth: UInt32(clamping: limits.depth),
      max_attributes: UInt32(clamping: limits.attributes), max_nanoseconds: UInt64(max(0, limits.seconds) * 1e9))
    let status = unsafe source.withUnsafeBufferPointer { bytes in
      unsafe chtml_parse(bytes.baseAddress, bytes.count, bounds, mayPrescan ? 1 : 0, &page)
    }
    switch status {
    case CHTML_OK: break
    case CHTML_TOO_MANY_NODES: throw .over(.nodes, "more than \(limits.nodes) nodes")
    case CHTML_TOO_DEEP: throw .over(.depth, "elements nested deeper than \(limits.depth)")
    case CHTML_TOO_MANY_ATTRIBUTES:
      throw .over(.attributes, "more than \(limits.attributes) attributes on an element, or 7,000 different names")
    case CHTML_TIMEOUT: throw .over(.seconds, "more than \(limits.seconds) s of parsing")
    case CHTML_INCOMPATIBLE_PARSER: throw .unreadable(ParserVersion.running.incompatibility ?? "libxml2 cannot be used")
    default: throw .over(.bytes, "more than there is memory for")
    }
    let values = unsafe Array(UnsafeBufferPointer(start: page.values, count: Int(page.value_count)))
    let names = unsafe UnsafeBufferPointer(start: page.names, count: Int(page.name_count)).map {
      String(decoding: values[Int($0.start)..<Int($0.start) + Int($0.length)], as: UTF8.self)
    }
    let tags = names.map { Tag.byName[$0] ?? .other }
    let keys = names.map { AttributeKey.byName[$0] ?? .other }
    let nodes = unsafe moveNodes(of: &page, tags: tags)
    let attributes = unsafe UnsafeBufferPointer(start: page.attributes, count: Int(page.attribute_count)).map {
      AttributeRecord(valueStart: $0.value_start, valueLength: $0.value_length, name: $0.name, key: keys[Int($0.name)])
    }
    let text = unsafe Array(UnsafeBufferPointer(start: page.text, count: Int(page.text_count)))
    let jsonLD = unsafe UnsafeBufferPointer(start: page.json_ld, count: Int(page.data_count)).map {
      Int($0.start)..<Int($0.start) + Int($0.length)
    }
    unsafe chtml_free(&page)  // free memory before the next allocations
    return Tree(
      storage: Tree.Storage(
        nodes: nodes, attributes: attributes, names: names, text: text, values: values, source: source,
        jsonLD: jsonLD, encoding: decoded.encoding, warnings: decoded.warnings, sourceFormat: .html))
  }

  /// The page rewritten so that every version of libxml2 reads it as the HTML Standard does: see `chtml_needs_normalizing`.
  private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    guard unsafe bytes.withUnsafeBufferPointer({ unsafe chtml_needs_normalizing($0.baseAddress, $0.count) }) != 0 else { return bytes }
    return unsafe [UInt8](unsafeUninitializedCapacity: bytes.count * 2) { out, count in
      count = unsafe bytes.withUnsafeBufferPointer { unsafe chtml_normalize($0.baseAddress, $0.count, out.baseAddress) }
    }
  }

  /// Nodes per copied chunk.
  private static let chunkSize = 1 << 15

  /// Copies the nodes from last to first, and frees the memory of those that are copied, to avoid holding a giant page twice.
  @unsafe private static func moveNodes(of page: inout chtml_page, tags: [Tag]) -> [NodeRecord] {
    let count = unsafe Int(page.node_count)
    return unsafe [NodeRecord](unsafeUninitializedCapacity: count + 1) { out, filled in
      unsafe out.initializeElement(
        at: count,
        to: .totals(
          nodes: count, text: page.text_count, characterCount: page.character_count, linked: page.linked_character_count,
          source: page.nodes[0].source_end,
          attributes: page.attribute_count))
      for start in stride(from: (count - 1) / chunkSize * chunkSize, through: 0, by: -chunkSize) {
        for i in unsafe start..<Int(page.node_count) {
          let n = unsafe page.nodes[i]
          let tag: Tag = n.name == UInt16(CHTML_NO_NAME) ? (i == 0 ? .document : .text) : tags[Int(n.name)]
          unsafe out.initializeElement(
            at: i,
            to: NodeRecord(
              parent: n.parent, end: n.end, textStart: n.text_start, characterCount: n.character_count, linked: n.linked_character_count,
              sourceStart: n.source_start, sourceEnd: n.source_end, attributeStart: n.attribute_start,
              name: n.name, depth: n.depth, tag: tag))
        }
        unsafe chtml_truncate_nodes(&page, UInt32(start))
      }
      filled = count + 1
    }
  }

  static func isValidUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe chtml_valid_utf8($0.baseAddress, $0.count) } == bytes.count
  }

  /// The length of the prefix that is valid UTF-8.
  static func validUTF8(_ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe chtml_valid_utf8($0.baseAddress, $0.count) }
  }

  /// The text in UTF-8, with U+FFFD for invalid bytes, and the number of these; `nil` for a charset that iconv does not support.
  ///
  /// - Parameter lead: the lowest lead byte of a two-byte character; 0 for other charsets.
  static func utf8(_ bytes: [UInt8], from charset: String, lead: UInt8) -> (text: [UInt8], replacementCount: Int)? {
    var length = 0
    var replacementCount = 0
    let result = unsafe bytes.withUnsafeBufferPointer {
      unsafe chtml_to_utf8($0.baseAddress, $0.count, charset, lead, &length, &replacementCount)
    }
    guard let result = unsafe result else { return nil }
    defer { unsafe chtml_free_bytes(result) }
    return unsafe (Array(UnsafeBufferPointer(start: result, count: length)), replacementCount)
  }

  /// Whether iconv supports a charset of this name.
  static func knowsCharset(_ name: String) -> Bool { utf8([], from: name, lead: 0) != nil }

  static func guessCharset(_ bytes: [UInt8]) -> String? {
    var name = [CChar](repeating: 0, count: 64)
    let found = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe name.withUnsafeMutableBufferPointer { unsafe chtml_guess_charset(bytes.baseAddress, bytes.count, $0.baseAddress, $0.count) }
    }
    guard found != 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension NodeRecord {
  /// The record after the last node.
  static func totals(nodes: Int, text: UInt32, characterCount: UInt32, linked: UInt32, source: UInt32, attributes: UInt32) -> NodeRecord {
    NodeRecord(
      parent: 0, end: UInt32(nodes), textStart: text, characterCount: characterCount, linked: linked, sourceStart: source,
      sourceEnd: source,
      attributeStart: attributes, name: .max, depth: 0, tag: .document)
  }
}
