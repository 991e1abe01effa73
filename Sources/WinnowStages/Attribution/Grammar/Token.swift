/// A word, a number or a sign of a text, as rules of attribution see it.
///
/// Tokens cover a text without its white space. A word is a run of letters, digits and marks; a hyphen or a period between two
/// letters belongs to it (`Jyllands-Posten`, `lokalo.de`). An apostrophe is a token of its own, so that `l’AFP` has three. Each Han
/// character and each Hiragana is a token, since blanks do not part words there; a run of Katakana is one.
struct Token: Sendable {
  /// What holds of a token.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    /// Letters or digits, not a sign.
    static let word = Flags(rawValue: 1 << 0)
    /// Begins with a capital, or with a letter of a script that has no capitals.
    static let capital = Flags(rawValue: 1 << 1)
    /// Two capitals of Latin, Greek or Cyrillic or more, and no small letter: `NPR`.
    static let acronym = Flags(rawValue: 1 << 2)
    /// Has a digit of any script.
    static let digit = Flags(rawValue: 1 << 3)
    /// Begins with a letter of Latin.
    static let latin = Flags(rawValue: 1 << 4)
    /// White space, or nothing, stands before it.
    static let spaceBefore = Flags(rawValue: 1 << 5)
    /// Han, Hiragana, Katakana.
    static let unspaced = Flags(rawValue: 1 << 6)
    /// Quotation marks, by the direction that they may have.
    static let opensQuote = Flags(rawValue: 1 << 7)
    static let closesQuote = Flags(rawValue: 1 << 8)
    /// A sign after which a clause is over: comma, period, colon, bracket.
    static let endsClause = Flags(rawValue: 1 << 9)
    /// A period, question or exclamation mark, or their like in other scripts.
    static let endsSentence = Flags(rawValue: 1 << 10)
    /// A period within, or one letter: what a period after it does not end a sentence for.
    static let abbreviation = Flags(rawValue: 1 << 11)
    /// A pattern is looked for by the word itself, or by what is left of it without the small word glued to its front.
    static let anchor = Flags(rawValue: 1 << 12)
    /// The name of an agency of the list begins with the word; or with what is left of it without the small word glued to its front.
    static let beginsAgency = Flags(rawValue: 1 << 13)
    static let restBeginsAgency = Flags(rawValue: 1 << 14)
  }

  /// In bytes of the text.
  let range: Range<Int>
  var flags: Flags
  /// Of the loose form of a word, or of a sign's plain form.
  let hash: UInt64
  /// The classes that the word has as it stands.
  var classes: TokenClassSet = []
  /// The classes of which a phrase of several tokens begins here.
  var begins: TokenClassSet = []
  /// How many bytes of a small word are glued to its front (`ل`, `ב`), and the classes of the rest; 0 where there is none.
  var prefix = 0
  var restHash: UInt64 = 0
  var restClasses: TokenClassSet = []

  /// Whether the definite article is a part of the word: “المركز”.
  var isDefinite = false

  /// The classes of the word, of what is left of it without the small word glued to its front, and of phrases that begin with it.
  var allClasses: TokenClassSet { classes.union(restClasses).union(begins) }

  var isWord: Bool { flags.contains(.word) }
  var isCapital: Bool { flags.contains(.capital) }
}
