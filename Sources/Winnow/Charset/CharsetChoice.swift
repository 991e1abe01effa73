/// Detects the charset of a page that is not valid UTF-8: the one in which a sample of its words is most probable.
///
/// The sample is decoded in every charset. The most probable charset wins: the probability of the bytes, given the charset and its best
/// matching language. A declared charset is kept unless another one is more probable by ``overrideMargin``.
struct CharsetChoice {
  let charset: Charset
  /// Without a declaration: a charset that decodes the words differently and is nearly as probable.
  var rival: Charset?

  /// Half bits by which another charset must beat the declared one: 1,000 to 1.
  private static let overrideMargin = 20
  /// Half bits: candidates closer than this count as tied.
  private static let tieMargin = 12
  /// Half bits per byte: above this the text is in no known language.
  private static let maxCostPerByte = 13
  /// Half bits in favour of uchardet's guess, and in favour of UTF-8 on a page that is partly valid UTF-8.
  private static let guess = 6, partlyUTF8 = 20
  /// Bits: the prior cost of a charset that only uchardet or the page suggests.
  private static let rarest = 12

  /// - Parameters:
  ///   - declared: the charset that the transport or the reader declares, or else the page.
  ///   - inside: the charset that the page itself declares.
  init(_ page: [UInt8], declared: Charset?, inside: Charset?, isMarkup: Bool) {
    let words = WordSample(of: page, isMarkup: isMarkup)
    let sample = words.nonASCIIWords
    let languagePriors = CharsetCandidate.languagePriors(plain: words.asciiWords, named: DeclaredLanguage.names(of: page))
    let guessed = HTMLParser.guessCharset(sample).flatMap(Charset.forLabel)
    let isPartlyUTF8 = Self.hasUTF8(sample)
    func weighed(_ charset: Charset) -> CharsetCandidate? {
      var odds = charset == declared ? 0 : (charset.priorCost ?? Self.rarest) * 2
      if charset == guessed { odds -= Self.guess }
      if charset == inside, charset != declared { odds -= Self.overrideMargin }
      if charset == .utf8, isPartlyUTF8 { odds -= Self.partlyUTF8 }
      return CharsetCandidate(sample, as: charset, languagePriors: languagePriors, odds: odds)
    }
    var candidates = Charset.all.filter { $0.priorCost != nil }
    for more in [guessed, inside].compactMap({ $0 }) where !candidates.contains(more) { candidates.append(more) }
    let others = candidates.filter { $0 != declared }.compactMap(weighed).sorted { $0.cost < $1.cost }
    let best = others.first
    guard let declared, let own = weighed(declared) else {
      charset = best?.charset ?? .utf8
      if let best { rival = others.dropFirst().first { $0.cost - best.cost < Self.tieMargin && $0.text != best.text }?.charset }
      return
    }
    // A declared UTF-8 without one valid multibyte sequence is wrong: any cheaper charset wins.
    let needed = declared == .utf8 && !isPartlyUTF8 ? 0 : Self.overrideMargin
    if let best, best.text != own.text, own.cost - best.cost > needed, best.cost <= Self.maxCostPerByte * sample.count {
      charset = best.charset
    } else {
      charset = declared
    }
  }

  /// Whether there is valid UTF-8 beyond ASCII.
  private static func hasUTF8(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.value >= 0x80 && $0 != "\u{FFFD}" }
  }
}
