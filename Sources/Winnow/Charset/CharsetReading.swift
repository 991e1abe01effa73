/// The words of a page, read in one charset, and how likely they are: the bits of a code in which likely letters are short.
struct CharsetReading {
  let charset: Charset
  let text: [UInt8]
  /// In half bits: the letters in the likeliest language, what goes for every language, and the odds of the charset itself.
  let cost: Int

  /// In half bits.
  private enum Cost {
    static let capitalInside = 16, capitalFirst = 2, scriptInside = 24, ideographInside = 10
    static let mark = 12, sign = 16, punctuation = 16, symbol = 28, bad = 36, signInside = 8
  }

  /// - Parameters:
  ///   - handicaps: in half bits, by how much each language of ``LetterModel`` is less likely than the one that the page speaks.
  ///   - odds: in half bits, what the charset costs before any word is read.
  init?(_ words: [UInt8], as charset: Charset, handicaps: [Int], odds: Int) {
    guard let (text, _) = charset.decode(words) else { return nil }
    (self.charset, self.text) = (charset, text)
    let characters = ClassifiedCharacter.characters(of: text)
    let letters = zip(LetterModel.all, handicaps).map { $0.cost(of: characters) + $1 }.min() ?? 0
    cost = letters + Self.shape(of: characters) + odds
  }

  /// What is known of the page's language before its charset: its words of ASCII, and the language that it names.
  static func handicaps(plain: [UInt8], named: [String]) -> [Int] {
    let characters = ClassifiedCharacter.characters(of: plain)
    let costs = LetterModel.all.map { $0.script == .latin ? $0.cost(of: characters) : nil }
    let least = costs.compactMap { $0 }.min() ?? 0
    return zip(LetterModel.all, costs).map { model, cost in
      min(Odds.mostOfPlain, (cost.map { $0 - least } ?? 0) / 2) - (named.contains(model.language) ? Odds.named : 0)
    }
  }

  /// In half bits: the most that words of ASCII count for, since they may be names and menus, and what a named language counts for.
  private enum Odds {
    static let mostOfPlain = 40, named = 24
  }

  /// What capitals, signs, and scripts beside each other cost in any language.
  static func shape(of characters: [ClassifiedCharacter]) -> Int {
    var cost = 0
    for (i, character) in characters.enumerated() {
      let before = i > 0 ? characters[i - 1] : nil
      let isInside = before?.kind == .letter && i + 1 < characters.count && characters[i + 1].kind == .letter
      switch character.kind {
      case .letter:
        guard let before, before.kind == .letter else {
          if character.isUpper { cost += Cost.capitalFirst }
          continue
        }
        if character.isUpper, !before.isUpper { cost += Cost.capitalInside }
        if before.script != character.script { cost += Cost.scriptInside }
      case .ideograph:
        if before?.isSmallLatin == true || i + 1 < characters.count && characters[i + 1].isSmallLatin { cost += Cost.ideographInside }
      case .ascii: continue
      case .mark: cost += character.isMark(after: before) ? Cost.mark : Cost.bad
      case .sign: cost += Cost.sign
      case .joiner: cost += character.isASCII ? 0 : Cost.punctuation
      case .punctuation: cost += Cost.punctuation + (isInside ? Cost.signInside : 0)
      case .symbol: cost += Cost.symbol + (isInside ? Cost.signInside : 0)
      case .bad: cost += Cost.bad
      }
    }
    return cost
  }
}
