import Winnow

/// Finds the boundaries of names of people, organizations and places in a text.
struct NameRecognizer {
  let bytes: [UInt8]
  let tokens: [Token]
  let pack: LanguagePack
  let page: PageNames
  var vocabulary: Vocabulary { _read { yield pack.vocabulary } }
  var morphology: Morphology { _read { yield pack.morphology } }

  /// Whether the tokens begin and end the full text: they may be a part of a longer one.
  let isBeginning: Bool, isEnd: Bool

  init(_ bytes: [UInt8], _ pack: LanguagePack, _ page: PageNames = PageNames(), isBeginning: Bool = true, isEnd: Bool = true) {
    (self.bytes, self.pack, self.page, self.isBeginning, self.isEnd) = (bytes, pack, page, isBeginning, isEnd)
    tokens = Tokenizer.tokens(of: bytes, pack.vocabulary, page.words)
  }

  // MARK: Texts

  /// The original words, with collapsed whitespace.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return UTF8Bytes.collapsed(bytes[tokens[first].range.lowerBound..<tokens[last].range.upperBound])
  }

  /// The name, without its proclitic.
  func name(_ span: NameSpan) -> String {
    guard let first = span.tokens.first, let last = span.tokens.last else { return "" }
    let token = tokens[first]
    guard span.dropsPrefix, token.prefix > 0 else { return Self.plain(text(span.tokens)) }
    var from = token.range.lowerBound + token.prefix
    while from < token.range.upperBound {
      var next = from
      guard !UTF8Bytes.isWord(UTF8Bytes.scalar(in: bytes, at: &next)) else { break }
      from = next
    }
    let rest = UTF8Bytes.collapsed(bytes[from..<tokens[last].range.upperBound])
    // “للبنك”: the article merged with “to”.
    let contracted = morphology.contractedArticle
    let isContracted = !contracted.isEmpty && FoldedText.bytes(of: bytes[token.range]).starts(with: FoldedText.bytes(of: contracted.utf8))
    return Self.plain(
      isContracted ? morphology.definiteArticle + rest.unicodeScalars.dropFirst().reduce(into: "") { $0.unicodeScalars.append($1) } : rest)
  }

  /// Without soft hyphens and directional marks.
  private static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\u{AD}" || $0.isBidiControl }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{AD}" && !$0.isBidiControl }))
  }

  /// The concatenated folded words.
  func key(_ span: NameSpan) -> [UInt8] {
    span.tokens.reduce(into: []) { key, at in
      let token = tokens[at]
      let start = span.dropsPrefix && at == span.tokens.lowerBound ? token.range.lowerBound + token.prefix : token.range.lowerBound
      FoldedText.append(bytes[start..<token.range.upperBound], to: &key)
    }
  }

  /// Whether the concatenated folded words equal this key; stops at the first word that differs.
  func isKey(_ span: NameSpan, _ key: some StringProtocol) -> Bool {
    var rest = key.utf8[...]
    for at in span.tokens {
      let word = self.key(NameSpan(tokens: at..<at + 1, dropsPrefix: span.dropsPrefix && at == span.tokens.lowerBound))
      guard rest.starts(with: word) else { return false }
      rest = rest.dropFirst(word.count)
    }
    return rest.isEmpty
  }

  /// The hash of a token's proclitic; 0 if there is none.
  func prefixHash(_ at: Int) -> UInt64 {
    let token = tokens[at]
    return token.prefix == 0 ? 0 : FNV1a(FoldedText.bytes(of: bytes[token.range.lowerBound..<token.range.lowerBound + token.prefix])).value
  }

  // MARK: Tokens

  func has(_ at: Int, _ kind: TokenClass) -> Bool { tokens.indices.contains(at) && tokens[at].classes.contains(kind) }
  /// Whether the token, or the token without its proclitic, is of the class.
  func hasAny(_ at: Int, _ kind: TokenClass) -> Bool {
    tokens.indices.contains(at) && (tokens[at].classes.contains(kind) || tokens[at].restClasses.contains(kind))
  }
  func isSign(_ at: Int, _ sign: Unicode.Scalar) -> Bool { at >= 0 && at < tokens.count && tokens[at].hash == Punctuation.hash(of: sign) }
  /// Whether there is no whitespace before the token.
  func isGlued(_ at: Int) -> Bool { tokens.indices.contains(at) && !tokens[at].flags.contains(.spaceBefore) }

  /// Whether a sentence begins with this token.
  func isSentenceStart(_ at: Int) -> Bool {
    guard at > 0 else { return true }
    let before = tokens[at - 1]
    return before.flags.contains(.endsSentence) || opensQuote(at - 1) || before.hash == Punctuation.hash(of: ":")
      || before.hash == Punctuation.hash(of: "-")
  }

  /// Whether the token is a quotation mark that may open a quotation, not an apostrophe within a word.
  func opensQuote(_ at: Int) -> Bool {
    guard tokens.indices.contains(at), tokens[at].flags.contains(.opensQuote) else { return false }
    // A straight quotation mark is ambiguous: one attached only to the preceding text closes.
    if at > 0, isGlued(at), tokens[at].flags.contains(.closesQuote), at + 1 < tokens.count, !isGlued(at + 1) { return false }
    return !(isSign(at, "'") && at > 0 && isGlued(at) && tokens[at - 1].isWord)
  }
  func closesQuoteOpened(before end: Int) -> Bool {
    end < tokens.count && tokens[end].flags.contains(.closesQuote) && isGlued(end) && !isSign(end, "'")
  }
}
