/// A word sample decoded in one charset, with its cost: the negative log2 likelihood, in half bits.
struct CharsetCandidate {
  let charset: Charset
  let text: [UInt8]
  /// Half bits: the letters in the most probable language, the language-independent costs, and the prior of the charset.
  let cost: Int

  /// Half bits.
  private enum Cost {
    static let capitalInside = 16, capitalFirst = 2, scriptInside = 24, ideographInside = 10
    static let mark = 12, sign = 16, punctuation = 16, symbol = 28, bad = 36, signInside = 8
  }

  /// - Parameters:
  ///   - handicaps: half bits by which each language of ``BigramModel`` is less probable than the page's most probable language.
  ///   - odds: half bits, the prior cost of the charset.
  init?(_ words: [UInt8], as charset: Charset, languagePriors: [Int], odds: Int) {
    guard let (text, _) = charset.decode(words) else { return nil }
    (self.charset, self.text) = (charset, text)
    let characters = ClassifiedCharacter.characters(of: text)
    let letters = zip(BigramModel.all, languagePriors).map { $0.cost(of: characters) + $1 }.min() ?? 0
    cost = letters + Self.shape(of: characters) + odds
  }

  /// The language prior, before the charset is known: from the page's ASCII words and its declared language.
  static func languagePriors(plain: [UInt8], named: [String]) -> [Int] {
    let characters = ClassifiedCharacter.characters(of: plain)
    let costs = BigramModel.all.map { $0.script == .latin ? $0.cost(of: characters) : nil }
    let least = costs.compactMap { $0 }.min() ?? 0
    return zip(BigramModel.all, costs).map { model, cost in
      min(Odds.maxASCIIPrior, (cost.map { $0 - least } ?? 0) / 2) - (named.contains(model.language) ? Odds.named : 0)
    }
  }

  /// Half bits: the maximum weight of ASCII words, which may be names and menus, and the weight of a declared language.
  private enum Odds {
    static let maxASCIIPrior = 40, named = 24
  }

  /// The language-independent cost of uppercase letters, symbols and mixed scripts.
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
      case .mark: cost += character.isValidMark(after: before) ? Cost.mark : Cost.bad
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
