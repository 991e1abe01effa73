import Winnow

/// The names of large cities, by which a dateline is told that names neither an agency nor a date.
enum Cities {
  /// The file as it stands: a name is looked for in the line of its language, so that nothing is parsed for the few that are asked for.
  private static let file = LanguageFiles.bytes(of: "cities") ?? []

  /// Where the line of each language is: `"en": ["Aachen", …],`.
  private static let lines: [String: Range<Int>] = {
    let quote = UInt8(ascii: "\"")
    return file.split(separator: UTF8Bytes.newline).reduce(into: [:]) { lines, line in
      let pieces = line.split(separator: quote, maxSplits: 2)
      if pieces.count == 3 { lines[String(decoding: pieces[1], as: UTF8.self)] = pieces[2].indices }
    }
  }()

  /// Whether a name is one in this language, spelt so.
  static func contains(_ name: some Sequence<UInt8>, in language: String) -> Bool {
    guard let line = lines[language] else { return false }
    return UTF8Bytes.firstRange(of: [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")], in: file[line]) != nil
  }
}
