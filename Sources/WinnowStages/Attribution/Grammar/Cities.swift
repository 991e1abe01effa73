import Winnow

/// The names of large cities, by which a dateline is told that names neither an agency nor a date.
enum Cities {
  /// The file as it stands, so that nothing is parsed for the few names that are asked for: a line a language, lines and names in the order
  /// of their bytes.
  private static let file = LanguageFiles.bytes(of: "cities") ?? []

  /// Whether a name is one in this language, spelt so.
  static func contains(_ name: some Sequence<UInt8>, in language: String) -> Bool {
    guard let line = entry(Array(language.utf8), in: file.indices, after: lineStart) else { return false }
    let end = UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: file[line...]) ?? file.endIndex
    let list = UTF8Bytes.firstIndex(of: UInt8(ascii: "["), in: file[line..<end]) ?? end
    return entry(Array(name), in: list..<end, after: nameStart) != nil
  }

  /// Looks an entry up by halves.
  ///
  /// - Parameter next: the first byte of the first entry that begins at an index or after it, and before another.
  /// - Returns: its first byte.
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

  /// Where the name of the first language begins before whose line there is a line end at `index` or after it.
  private static func lineStart(_ index: Int, before end: Int) -> Int? {
    UTF8Bytes.firstRange(of: beginning, in: file[index..<min(end + beginning.count - 1, file.count)])?.upperBound
  }

  /// Where the first name begins whose quotation mark stands at `index` or after it; that before a name has a blank or a bracket before it.
  private static func nameStart(_ index: Int, before end: Int) -> Int? {
    var at = index
    while at < end {
      if file[at] == quote, file[at - 1] == UTF8Bytes.space || file[at - 1] == UInt8(ascii: "[") { return at + 1 }
      at += 1
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")

  /// 0 where the entry is the name, 1 where the name comes after it, and -1 where it comes before.
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
