import Winnow

/// Splits a text into tokens in one pass.
struct Tokenizer {
  let bytes: [UInt8]
  private let vocabulary: Vocabulary
  private let cache: WordCache?
  private var tokens: [Token] = []
  private var key: [UInt8] = []

  /// The tokens of valid UTF-8.
  ///
  /// - Parameter cache: words of the same vocabulary.
  static func tokens(of bytes: [UInt8], _ vocabulary: Vocabulary, _ cache: WordCache? = nil) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes, vocabulary: vocabulary, cache: cache)
    tokenizer.run()
    tokenizer.keepWholePhrases()
    return tokenizer.tokens
  }

  /// The hash of a word that is one token of ASCII letters and digits; `nil` for another.
  static func plainHash(_ word: some Collection<UInt8>) -> UInt64? {
    guard !word.isEmpty else { return nil }
    var hash = FNV1a()
    for byte in word {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: hash.add(byte)
      case 0x41...0x5A: hash.add(byte | 0x20)
      default: return nil
      }
    }
    return hash.value
  }

  private init(bytes: [UInt8], vocabulary: Vocabulary, cache: WordCache?) {
    (self.bytes, self.vocabulary, self.cache) = (bytes, vocabulary, cache)
    tokens.reserveCapacity(bytes.count / 5 + 4)
  }

  private mutating func run() {
    var at = 0
    var hasSpace = true
    while at < bytes.count {
      var next = at
      let scalar = UTF8Bytes.scalar(in: bytes, at: &next)
      if Punctuation.isSpace(scalar) {
        (at, hasSpace) = (next, true)
        continue
      }
      if scalar == "\u{AD}" || scalar.isBidiControl {
        at = next
        continue
      }
      if scalar.value < 0x80, let word = plainWord(from: at, hasSpace: hasSpace) {
        (at, hasSpace) = (word, false)
        continue
      }
      // A separate tatweel is a dash.
      if UTF8Bytes.isWord(scalar), scalar != "ـ" {
        next = wordEnd(from: at, first: scalar)
        addWord(at..<next, first: scalar, hasSpace: hasSpace)
      } else {
        addSign(scalar, at..<next, hasSpace: hasSpace)
      }
      (at, hasSpace) = (next, false)
    }
  }

  /// Adds the word of only ASCII letters and digits that begins here, in one pass.
  ///
  /// - Returns: its end; `nil` if it contains other letters or punctuation, or may have a proclitic.
  private mutating func plainWord(from start: Int, hasSpace: Bool) -> Int? {
    guard !vocabulary.hasProclitics, !vocabulary.hasDefiniteArticle else { return nil }
    var hash = FNV1a()
    var end = start
    var capitals = 0
    var small = 0
    var flags: Token.Flags = .word
    var stem: TokenClassSet = []
    while end < bytes.count {
      let byte = bytes[end]
      switch byte {
      case 0x61...0x7A: small += 1
      case 0x41...0x5A: capitals += 1
      case 0x30...0x39: flags.insert(.digit)
      // These may join two parts of a word, and non-ASCII bytes may be letters.
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "\""), 0x80...: return isBoundary(end) ? finish() : nil
      default: return finish()
      }
      hash.add(UTF8Bytes.asciiLowercased(byte))
      end += 1
      stem.formUnion(vocabulary.stemClasses(hash.value, end - start))
    }
    /// Whether the word ends before this punctuation: only whitespace or the end follows.
    func isBoundary(_ at: Int) -> Bool { bytes[at] < 0x80 && (at + 1 == bytes.count || UTF8Bytes.isASCIIWhitespace(bytes[at + 1])) }
    func finish() -> Int? {
      guard end > start else { return nil }
      if !(0x61...0x7A ~= bytes[start]) { flags.insert(.capital) }
      if capitals >= 2, small == 0 { flags.insert(.acronym) }
      if capitals + small == 1, flags.isDisjoint(with: .digit) { flags.insert(.abbreviation) }
      if bytes[start] > 0x40 { flags.insert(.latin) }
      if hasSpace { flags.insert(.spaceBefore) }
      let entry = vocabulary.entry(of: hash.value)
      if entry.isAnchor { flags.insert(.anchor) }
      if entry.beginsAgency { flags.insert(.beginsAgency) }
      var token = Token(range: start..<end, flags: flags, hash: hash.value)
      (token.classes, token.begins) = (entry.classes.union(stem), entry.begins)
      if token.classes.isEmpty, vocabulary.hasSuffixes, end - start >= Vocabulary.minCompoundLength {
        token.classes = vocabulary.endClasses(of: FoldedText.bytes(of: bytes[start..<end]))
      }
      tokens.append(token)
      return end
    }
    return finish()
  }

  /// A token begins only the phrases whose other words follow it. Each word of a phrase that is the noun of a name is such a noun: “White
  /// House”.
  private mutating func keepWholePhrases() {
    for at in tokens.indices where !tokens[at].begins.isEmpty {
      let (begins, nouns) = vocabulary.wholePhrases(at: at, tokens, naming: Self.nouns)
      tokens[at].begins = begins
      for noun in nouns { for inner in at..<at + noun.count { tokens[inner].classes.insert(noun.tokenClass) } }
    }
  }

  private static let nouns = TokenClassSet(.organizationNoun, .bareOrganization, .notPlace, .notPerson, .notSource, .creditNote)

  private mutating func addSign(_ scalar: Unicode.Scalar, _ range: Range<Int>, hasSpace: Bool) {
    let plain = Punctuation.plain(scalar)
    var flags = Punctuation.flags(plain)
    if hasSpace { flags.insert(.spaceBefore) }
    // A period after an abbreviation does not end a sentence by itself.
    if plain == ".", !hasSpace, let last = tokens.last, last.flags.contains(.abbreviation) { flags.subtract([.endsClause, .endsSentence]) }
    tokens.append(Token(range: range, flags: flags, hash: Punctuation.hash(of: plain)))
  }

  private mutating func addWord(_ range: Range<Int>, first: Unicode.Scalar, hasSpace: Bool) {
    if vocabulary.hasEnclitics, case let length = vocabulary.particleLength(of: bytes[range]), length > 0 {
      let end = range.upperBound - length
      addWholeWord(range.lowerBound..<end, first: first, hasSpace: hasSpace)
      var at = end
      addWholeWord(end..<range.upperBound, first: UTF8Bytes.scalar(in: bytes, at: &at), hasSpace: false)
    } else {
      addWholeWord(range, first: first, hasSpace: hasSpace)
    }
  }

  private mutating func addWholeWord(_ range: Range<Int>, first: Unicode.Scalar, hasSpace: Bool) {
    var token = word(at: range, first: first)
    if hasSpace { token.flags.insert(.spaceBefore) }
    tokens.append(token)
  }

  private mutating func word(at range: Range<Int>, first: Unicode.Scalar) -> Token {
    guard let cache else { return newWord(at: range, first: first) }
    let hash = FNV1a(bytes[range]).value
    if let known = cache.token(hash: hash, at: range) { return known }
    let token = newWord(at: range, first: first)
    cache.keep(token, hash: hash)
    return token
  }

  private mutating func newWord(at range: Range<Int>, first: Unicode.Scalar) -> Token {
    key.removeAll(keepingCapacity: true)
    FoldedText.append(bytes[range], to: &key)
    let hash = FNV1a(key).value
    let entry = vocabulary.entry(of: hash)
    var flags = wordFlags(range, first)
    if entry.isAnchor { flags.insert(.anchor) }
    if entry.beginsAgency { flags.insert(.beginsAgency) }
    var token = Token(range: range, flags: flags, hash: hash)
    (token.classes, token.begins) = (vocabulary.classes(of: key, entry.classes), entry.begins)
    token.isDefinite = vocabulary.isDefinite(key)
    if let prefix = vocabulary.prefix(of: key, token.classes) {
      let rest = prefix.rest
      token.prefix = prefixLength(range, scalars: prefix.scalars)
      token.restHash = FNV1a(rest).value
      token.begins.formUnion(vocabulary.gluedClasses(of: key, prefix.scalars))
      let restEntry = vocabulary.entry(of: token.restHash)
      token.restClasses = vocabulary.classes(of: rest, restEntry.classes)
      token.begins.formUnion(restEntry.begins)
      if restEntry.isAnchor { token.flags.insert(.anchor) }
      if restEntry.beginsAgency { token.flags.insert(.restBeginsAgency) }
    }
    return token
  }

  private func prefixLength(_ range: Range<Int>, scalars: Int) -> Int {
    var at = range.lowerBound
    for _ in 0..<scalars where at < range.upperBound { _ = UTF8Bytes.scalar(in: bytes, at: &at) }
    // A vowel mark belongs to the letter before it.
    while at < range.upperBound {
      var next = at
      guard Punctuation.isMark(UTF8Bytes.scalar(in: bytes, at: &next)) else { break }
      at = next
    }
    return at - range.lowerBound
  }

  private func wordFlags(_ range: Range<Int>, _ first: Unicode.Scalar) -> Token.Flags {
    var flags: Token.Flags = .word
    var capitals = 0
    var small = 0
    var letters = 0
    var at = range.lowerBound
    if Punctuation.isUnspaced(first) { flags.insert(.unspaced) }
    while at < range.upperBound {
      let scalar = UTF8Bytes.scalar(in: bytes, at: &at)
      if scalar.value < 0x80 {
        switch UInt8(scalar.value) {
        case 0x30...0x39: flags.insert(.digit)
        case 0x41...0x5A: (capitals, letters) = (capitals + 1, letters + 1)
        case 0x61...0x7A: (small, letters) = (small + 1, letters + 1)
        case UInt8(ascii: "."): flags.insert(.abbreviation)
        default: break
        }
      } else if Punctuation.hasNoCase(scalar) {
        letters += 1
      } else if FoldedText.smallLetter(scalar) == scalar || scalar.properties.isLowercase {
        (small, letters) = (small + 1, letters + 1)
      } else if scalar.properties.isUppercase {
        (capitals, letters) = (capitals + 1, letters + 1)
      } else if scalar.properties.numericType != nil, scalar.properties.generalCategory == .decimalNumber {
        flags.insert(.digit)
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
    }
    let isSmall = first.value < 0x80 ? 0x61...0x7A ~= first.value : !Punctuation.hasNoCase(first) && first.properties.isLowercase
    if !isSmall { flags.insert(.capital) }
    if capitals >= 2, small == 0 { flags.insert(.acronym) }
    // “J.”, “M.-A.”
    if letters == 1 && flags.isDisjoint(with: [.digit, .unspaced]) || letters <= 3 && small == 0 && bytes[range].contains(UInt8(ascii: "-"))
    {
      flags.insert(.abbreviation)
    }
    if first.value < 0x250, first.value > 0x40 { flags.insert(.latin) }
    return flags
  }
}
