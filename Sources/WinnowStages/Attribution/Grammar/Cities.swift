import Winnow

/// Names of large cities, which identify a dateline without agency or date.
enum Cities {
  /// The file's bytes, searched without parsing, since few names are looked up: one line per language, lines and names sorted by their
  /// bytes.
  private static let file = LanguageFiles.bytes(of: "cities") ?? []

  /// Whether a name, in this spelling, is a city in this language.
  static func contains(_ name: some Sequence<UInt8>, in language: String) -> Bool {
    guard let line = entry(Array(language.utf8), in: file.indices, after: lineStart) else { return false }
    let end = UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: file[line...]) ?? file.endIndex
    let list = UTF8Bytes.firstIndex(of: UInt8(ascii: "["), in: file[line..<end]) ?? end
    return entry(Array(name), in: list..<end, after: nameStart) != nil
  }

  /// Binary search.
  ///
  /// - Parameter next: the first byte of the first entry that begins at or after an index, and before another.
  /// - Returns: the entry's first byte.
  private static func entry(_ name: [UInt8], in range: Range<Int>, after next: (Int, Int) -> Int?) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      guard let start = next(middle, high) else {
        high = middle
        continue
      }
      switch order(of: name, at: start) {
      case 0: return start
      case 1: low = start
      default: high = middle
      }
    }
    return nil
  }

  private static let beginning = Array("\n  \"".utf8)

  /// The start of the first language name after the first line end at or after `index`.
  private static func lineStart(_ index: Int, before end: Int) -> Int? {
    UTF8Bytes.firstRange(of: beginning, in: file[index..<min(end + beginning.count - 1, file.count)])?.upperBound
  }

  /// The start of the first name whose quotation mark is at or after `index`; an opening mark follows a space or a bracket.
  private static func nameStart(_ index: Int, before end: Int) -> Int? {
    var at = index
    while at < end {
      if file[at] == quote, file[at - 1] == UTF8Bytes.space || file[at - 1] == UInt8(ascii: "[") { return at + 1 }
      at += 1
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")

  /// 0 if the entry equals the name, 1 if the name sorts after it, -1 if before.
  private static func order(of name: [UInt8], at start: Int) -> Int {
    var at = start
    for byte in name {
      guard at < file.count, file[at] != quote else { return 1 }
      if byte != file[at] { return byte < file[at] ? -1 : 1 }
      at += 1
    }
    return at < file.count && file[at] == quote ? 0 : -1
  }
}
