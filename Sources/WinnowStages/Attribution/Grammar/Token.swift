/// A word, a number or a punctuation mark of a text, for attribution rules.
///
/// Tokens cover a text except its whitespace. A word is a run of letters, digits and marks, including a hyphen or a period between two
/// letters (`Jyllands-Posten`, `lokalo.de`). An apostrophe is a token of its own, so that `l’AFP` has three. Each Han or Hiragana character
/// is a token, since no spaces separate words there; a run of Katakana is one.
struct Token: Sendable {
  /// The properties of a token.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    /// Letters or digits, not punctuation.
    static let word = Flags(rawValue: 1 << 0)
    /// Begins with a capital, or with a letter of a script without case.
    static let capital = Flags(rawValue: 1 << 1)
    /// At least two capitals of Latin, Greek or Cyrillic, and no lowercase letter: `NPR`.
    static let acronym = Flags(rawValue: 1 << 2)
    /// Contains a digit of any script.
    static let digit = Flags(rawValue: 1 << 3)
    /// Begins with a Latin letter.
    static let latin = Flags(rawValue: 1 << 4)
    /// At the beginning, or after whitespace.
    static let spaceBefore = Flags(rawValue: 1 << 5)
    /// Han, Hiragana, Katakana.
    static let unspaced = Flags(rawValue: 1 << 6)
    /// Quotation marks, by their possible direction.
    static let opensQuote = Flags(rawValue: 1 << 7)
    static let closesQuote = Flags(rawValue: 1 << 8)
    /// Punctuation that ends a clause: comma, period, colon, bracket.
    static let endsClause = Flags(rawValue: 1 << 9)
    /// A sentence-final mark of any script.
    static let endsSentence = Flags(rawValue: 1 << 10)
    /// Contains a period, or is one letter: a following period does not end a sentence.
    static let abbreviation = Flags(rawValue: 1 << 11)
    /// The word, or the word without its proclitic, is the anchor of a pattern.
    static let anchor = Flags(rawValue: 1 << 12)
    /// The word, or the word without its proclitic, begins the name of a listed agency.
    static let beginsAgency = Flags(rawValue: 1 << 13)
    static let restBeginsAgency = Flags(rawValue: 1 << 14)
  }

  /// Bytes of the text.
  let range: Range<Int>
  var flags: Flags
  /// The hash of the folded word, or of the canonical punctuation.
  let hash: UInt64
  /// The classes of the whole word.
  var classes: TokenClassSet = []
  /// The classes of the phrases of several tokens that begin here.
  var begins: TokenClassSet = []
  /// Length in bytes of the proclitic (`ل`, `ב`), 0 for none; the hash and the classes of the rest.
  var prefix = 0
  var restHash: UInt64 = 0
  var restClasses: TokenClassSet = []

  /// Whether the word includes the definite article: “المركز”.
  var isDefinite = false

  /// The classes of the word, of the word without its proclitic, and of phrases that begin with it.
  var allClasses: TokenClassSet { classes.union(restClasses).union(begins) }

  var isWord: Bool { flags.contains(.word) }
  var isCapital: Bool { flags.contains(.capital) }
}
