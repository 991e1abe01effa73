import Winnow

/// The LaTeX commands of symbols, accents and functions, from `latex-symbols.json`.
struct LaTeXSymbols: Sendable {
  static let builtIn = LaTeXSymbols(EmbeddedFile("latex-symbols.json", PackageResources.latex_symbols_json))

  /// By the symbol; accent commands take their base as argument.
  let symbols: [Unicode.Scalar: String], accents: [Unicode.Scalar: String]
  /// Function names that are commands.
  let functions: Set<String>

  init(_ file: EmbeddedFile) {
    let all = file.members()
    func table(_ key: String) -> [Unicode.Scalar: String] {
      guard case .object(let members)? = all.first(where: { $0.key == key })?.node.value else { file.stop("it lacks \"\(key)\"") }
      return Dictionary(
        members.compactMap { member in
          guard let scalar = member.key.unicodeScalars.first, member.key.unicodeScalars.count == 1, let command = member.node.value.string
          else {
            file.stop("\"\(member.key)\" is no single sign with a text", at: member.keyOffset)
          }
          return (scalar, command)
        }
      ) { first, _ in first }
    }
    (symbols, accents) = (table("symbols"), table("accents"))
    functions = Set(file.rows("functions", of: all, \.string))
  }

  /// The text in LaTeX, symbol by symbol; letters of Unicode's mathematical alphabets become plain letters.
  func latex(_ text: String) -> String {
    text.unicodeScalars.map { scalar in symbols[scalar] ?? Self.plain(scalar).map { symbols[$0] ?? String($0) } ?? String(scalar) }.joined(
      separator: " ")
  }

  /// The plain letter or digit of a character in the block Mathematical Alphanumeric Symbols (U+1D400 to U+1D7FF).
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    case 0x1D400..<0x1D6A4:
      let letter = (value - 0x1D400) % 52
      return Unicode.Scalar(letter < 26 ? 0x41 + letter : 0x61 + letter - 26)
    case 0x1D6A8..<0x1D7CA:
      let letter = (value - 0x1D6A8) % 58
      if letter < 25 { return Unicode.Scalar(0x391 + letter) }
      return letter == 25 ? "∇" : letter < 51 ? Unicode.Scalar(0x3B1 + letter - 26) : Array("∂ϵϑϰϕϱϖ".unicodeScalars)[Int(letter - 51)]
    case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
    default: return nil
    }
  }
}
