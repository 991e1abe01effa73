import Winnow

/// The names of large cities, by which a dateline is told that names neither an agency nor a date.
enum Cities {
  /// The file as it stands: a name is looked for in the line of its language, so that nothing is parsed for the few that are asked for.
  private static let file = LanguageFiles.bytes(of: "cities") ?? []

  /// Whether a name is one in this language, spelt so.
  static func contains(_ name: some Sequence<UInt8>, in language: String) -> Bool {
    guard let start = UTF8Bytes.firstRange(of: Array("\n  \"\(language)\": [".utf8), in: file[...])?.upperBound,
      case let end = UTF8Bytes.firstIndex(of: UTF8Bytes.newline, in: file[start...]) ?? file.endIndex
    else { return false }
    return UTF8Bytes.firstRange(of: [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")], in: file[start..<end]) != nil
  }
}
