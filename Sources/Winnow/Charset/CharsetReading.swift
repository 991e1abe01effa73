/// The words of a page, read in one charset, and how likely they are: the bits of a code in which likely letters are short.
struct CharsetReading {
  let charset: Charset
  let text: [UInt8]
  /// In half bits: the letters in the likeliest language, what goes for every language, and the odds of the charset itself.
  let cost: Int

  /// In half bits.
  private enum Cost {
    static let capitalInside = 16, capitalFirst = 2, scriptInside = 16
    static let mark = 12, sign = 16, punctuation = 16, symbol = 28, bad = 36, signInside = 8
    /// What the language counts for that the page names.
    static let named = 16
  }

  /// - Parameters:
  ///   - language: the one that the page says it is in, as ``LetterModel`` calls it.
  ///   - odds: in half bits, what the charset costs before any word is read.
  init?(_ words: [UInt8], as charset: Charset, language: [String], odds: Int) {
    guard let (text, _) = charset.decode(words) else { return nil }
    (self.charset, self.text) = (charset, text)
    let glyphs = Glyph.glyphs(of: text)
    let letters = LetterModel.all.map { $0.cost(of: glyphs) - (language.contains($0.language) ? Cost.named : 0) }.min() ?? 0
    cost = letters + Self.shape(of: glyphs) + odds
  }

  /// What capitals, signs, and scripts beside each other cost in any language.
  static func shape(of glyphs: [Glyph]) -> Int {
    var cost = 0
    for (i, glyph) in glyphs.enumerated() {
      let before = i > 0 ? glyphs[i - 1] : nil
      let isInside = before?.kind == .letter && i + 1 < glyphs.count && glyphs[i + 1].kind == .letter
      switch glyph.kind {
      case .letter:
        guard let before, before.kind == .letter else {
          if glyph.isUpper { cost += Cost.capitalFirst }
          continue
        }
        if glyph.isUpper, !before.isUpper { cost += Cost.capitalInside }
        if before.script != glyph.script { cost += Cost.scriptInside }
      case .ideograph, .ascii: continue
      case .mark: cost += Cost.mark
      case .sign: cost += Cost.sign
      case .joiner: cost += glyph.isASCII ? 0 : Cost.punctuation
      case .punctuation: cost += Cost.punctuation + (isInside ? Cost.signInside : 0)
      case .symbol: cost += Cost.symbol + (isInside ? Cost.signInside : 0)
      case .bad: cost += Cost.bad
      }
    }
    return cost
  }
}
