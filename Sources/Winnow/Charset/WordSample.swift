/// Distinct words of a page, for charset detection.
struct WordSample {
  /// Words with non-ASCII bytes, evenly spread over the page, each followed by a space.
  private(set) var nonASCIIWords: [UInt8] = []
  /// ASCII words from the beginning of the page, which indicate its language.
  private(set) var asciiWords: [UInt8] = []

  /// Bytes: enough to distinguish charsets, and few enough to decode in every one.
  private static let size = 2_400, plainSize = 400
  /// Bytes. A text without spaces is one word.
  private static let maxWordLength = 240

  /// - Parameter isMarkup: whether to skip tags, scripts and styles.
  init(of page: [UInt8], isMarkup: Bool) {
    var words = collect(page, isMarkup: isMarkup)
    if words.isEmpty { words = collect(page, isMarkup: false) }
    let total = words.reduce(0) { $0 + $1.count + 1 }
    var seen = 0
    for word in words {
      if seen * Self.size <= nonASCIIWords.count * total || total <= Self.size {
        nonASCIIWords += word
        nonASCIIWords.append(UTF8Bytes.space)
      }
      seen += word.count + 1
      if nonASCIIWords.count >= Self.size { break }
    }
  }

  /// Splitting at `<`, `>`, `&`, `;` and `"` is safe: no charset without a byte order mark uses bytes below 0x40 as trail bytes, except
  /// digits (GB18030).
  private mutating func collect(_ page: [UInt8], isMarkup: Bool) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var known: Set<ArraySlice<UInt8>> = []
    var at = 0
    while at < page.count {
      let byte = page[at]
      if isMarkup, byte == UInt8(ascii: "<") {
        at = Self.endOfMarkup(page, from: at)
        continue
      }
      guard byte > 0x20, !Self.isSeparator(byte) else {
        at += 1
        continue
      }
      let start = at
      var isASCII = true
      while at < page.count, page[at] > 0x20, !Self.isSeparator(page[at]) {
        if page[at] >= 0x80 { isASCII = false }
        at += 1
      }
      let word = page[start..<at].prefix(Self.maxWordLength)
      guard !isASCII || asciiWords.count < Self.plainSize, known.insert(word).inserted else { continue }
      if isASCII {
        asciiWords += word
        asciiWords.append(UTF8Bytes.space)
      } else {
        words.append(word)
      }
    }
    return words
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: "\"")
  }

  /// The index after a tag, a comment, or a script or style with its end tag.
  private static func endOfMarkup(_ page: [UInt8], from start: Int) -> Int {
    func end(_ mark: String, from position: Int) -> Int {
      let mark = Array(mark.utf8)
      var at = position
      while let found = HTMLParser.firstIndex(of: mark[0], in: page[min(at, page.count)...]) {
        if page[found...].prefix(mark.count).map(UTF8Bytes.asciiLowercased) == mark { return found + mark.count }
        at = found + 1
      }
      return page.count
    }
    let name = page[(start + 1)...].prefix(6).map(UTF8Bytes.asciiLowercased)
    if name.starts(with: "!--".utf8) { return end("-->", from: start + 4) }
    let after = end(">", from: start)
    if name == Array("script".utf8) { return end("</script", from: after) }
    return name.starts(with: "style".utf8) ? end("</style", from: after) : after
  }
}
