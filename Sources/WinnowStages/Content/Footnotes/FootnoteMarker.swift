/// Footnote markers: numbers, letters, Roman numerals, * and †.
enum FootnoteMarker {
  /// The roles of footnotes and of their lists (DPUB-ARIA 1.1).
  static let roles: Set<String> = ["doc-endnotes", "doc-endnote", "doc-footnote"]

  /// The marker without brackets, stops and whitespace; `nil` for any other text. A marker is a number of up to three digits, a letter, a
  /// Roman numeral, or a symbol such as * or †.
  static func read(_ text: String) -> String? {
    let bare = String(
      text.unicodeScalars.filter { !"[](){}.:^ \u{A0}\u{FEFF}\u{200B}\u{2060}".unicodeScalars.contains($0) }.map { superscripts[$0] ?? $0 }
        .reduce(into: String.UnicodeScalarView()) { $0.append($1) })
    let scalars = bare.unicodeScalars
    guard !scalars.isEmpty, scalars.count <= 8 else { return nil }
    if scalars.allSatisfy({ $0.properties.numericType == .decimal }) { return scalars.count <= 3 ? bare : nil }
    if scalars.allSatisfy({ signs.contains($0) }) { return scalars.count <= 4 ? bare : nil }
    // “*1”, “※2”
    if let first = scalars.first, first == "*" || first == "※", case let number = scalars.dropFirst(), number.count <= 3,
      number.allSatisfy({ $0.properties.numericType == .decimal })
    {
      return String(String.UnicodeScalarView(number))
    }
    if scalars.count == 1, scalars.first?.properties.isAlphabetic == true { return bare }
    if scalars.allSatisfy({ "ivxIVX".unicodeScalars.contains($0) }) { return scalars.count <= 5 ? bare : nil }
    // “note 1”, “fn2”, “n 3”
    let word = bare.prefix { $0.isLetter }
    let number = bare.dropFirst(word.count)
    return words.contains(word.lowercased()) && !number.isEmpty && number.allSatisfy(\.isNumber) ? String(number) : nil
  }

  private static let signs = Set("*†‡§¶#‖⁂※".unicodeScalars)
  private static let words = Set(LanguageFiles.strings(of: "footnote-labels"))
  private static let superscripts: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(SuperscriptDigits.scalars, "0123456789".unicodeScalars))
}
