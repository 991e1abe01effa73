/// The charset of a page whose bytes are not UTF-8, by whether its words are ones.
///
/// Every charset reads a sample of the words, and the one whose letters are likeliest has the page: the measure is the probability of the
/// bytes, given the charset and the language that goes with it best. A declared charset is believed unless another one is likelier by
/// ``confidence``.
struct CharsetChoice {
  let charset: Charset
  /// Where nobody declares a charset: one that reads the words otherwise, and is nearly as likely.
  var rival: Charset?

  /// In half bits: a thousand to one.
  private static let confidence = 20
  /// In half bits: what is less is a matter of chance.
  private static let doubt = 12
  /// In half bits a byte: the words of no language are dearer.
  private static let dearestWords = 13
  /// In half bits: what uchardet's guess counts for, and valid UTF-8 beyond ASCII in a page that is not UTF-8 everywhere.
  private static let guess = 6, partlyUTF8 = 20
  /// In bits: a charset that only uchardet, or the page, thinks of.
  private static let rarest = 12

  /// - Parameters:
  ///   - declared: the charset that the transport or the reader names, or else the page.
  ///   - inside: what the page names itself.
  init(_ page: [UInt8], declared: Charset?, inside: Charset?, isMarkup: Bool) {
    let words = WordSample(of: page, isMarkup: isMarkup)
    let sample = words.bytes
    let handicaps = CharsetReading.handicaps(plain: words.plain, named: DeclaredLanguage.names(of: page))
    let guessed = HTMLParser.guessCharset(sample).flatMap(Charset.labelled)
    let isPartlyUTF8 = Self.hasUTF8(sample)
    func weighed(_ charset: Charset) -> CharsetReading? {
      var odds = charset == declared ? 0 : (charset.rarity ?? Self.rarest) * 2
      if charset == guessed { odds -= Self.guess }
      if charset == inside, charset != declared { odds -= Self.confidence }
      if charset == .utf8, isPartlyUTF8 { odds -= Self.partlyUTF8 }
      return CharsetReading(sample, as: charset, handicaps: handicaps, odds: odds)
    }
    var candidates = Charset.all.filter { $0.rarity != nil }
    for more in [guessed, inside].compactMap({ $0 }) where !candidates.contains(more) { candidates.append(more) }
    let others = candidates.filter { $0 != declared }.compactMap(weighed).sorted { $0.cost < $1.cost }
    let best = others.first
    guard let declared, let own = weighed(declared) else {
      charset = best?.charset ?? .utf8
      if let best { rival = others.dropFirst().first { $0.cost - best.cost < Self.doubt && $0.text != best.text }?.charset }
      return
    }
    // No byte speaks for a declared UTF-8 that has no valid sequence: any likely words refute it.
    let needed = declared == .utf8 && !isPartlyUTF8 ? 0 : Self.confidence
    if let best, best.text != own.text, own.cost - best.cost > needed, best.cost <= Self.dearestWords * sample.count {
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
