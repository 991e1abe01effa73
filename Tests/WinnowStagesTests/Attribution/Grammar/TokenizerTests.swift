import Testing
import Winnow

@testable import WinnowStages

@Suite struct TokenizerTests {
  private static func tokens(_ text: String) -> [Token] { Tokenizer.tokens(of: Array(text.utf8), .empty) }

  private static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return tokens(text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("An apostrophe is a token.", "l’AFP d'Oslo", ["l", "’", "AFP", "d", "'", "Oslo"]),
    ("A hyphen between letters is none.", "Jyllands-Posten, Nord- und", ["Jyllands-Posten", ",", "Nord", "-", "und"]),
    ("Nor is a period.", "lokalo.de und U.S.", ["lokalo.de", "und", "U.S", "."]),
    ("A sentence that is glued to the next one ends.", "the end.Start", ["the", "end", ".", "Start"]),
    ("So does a number before a letter.", "am 3.März", ["am", "3", ".", "März"]),
    ("A Hebrew acronym is a word.", "צה״ל אמר", ["צה״ל", "אמר"]),
    ("With a typewriter's mark too.", "דו\"ח", ["דו\"ח"]),
    ("A Hebrew quotation is none.", "ב\"הארץ\"", ["ב", "\"", "הארץ", "\""]),
    ("Each Han character is a token.", "据新华社", ["据", "新", "华", "社"]),
    ("So is each Hiragana.", "によると", ["に", "よ", "る", "と"]),
    ("A run of Katakana is one.", "ロイター通信", ["ロイター", "通", "信"]),
    ("With the dot that parts names.", "ジョン・スミス氏", ["ジョン・スミス", "氏"]),
    ("Latin ends where Han begins.", "NHK放送", ["NHK", "放", "送"]),
    ("A tatweel by itself is a sign.", "عمان ـ بترا", ["عمان", "ـ", "بترا"]),
    ("Within a word it is none.", "محـمد", ["محـمد"]),
    ("Marks of direction are no tokens.", "\u{200F}بترا\u{200E}: نص", ["بترا", ":", "نص"]),
    ("Vowel marks belong to their word.", "عَمَّان", ["عَمَّان"]),
    ("A soft hyphen too.", "Zei\u{AD}tung", ["Zei\u{AD}tung"]),
    ("Slashes part words.", "dpa/lbn", ["dpa", "/", "lbn"]),
    ("White space of all kinds parts words.", "a\u{A0}b\u{3000}c\u{200B}d\n\te", ["a", "b", "c", "d", "e"]),
    ("Nothing has no tokens.", " \u{200F}\u{AD} ", []),
  ])
  func `texts are tokenized`(_ rule: Comment, _ text: String, _ expected: [String]) {
    #expect(Self.words(text) == expected, rule)
  }

  @Test(arguments: [
    ("–", "-"), ("ـ", "-"), ("،", ","), ("、", ","), ("’", "'"), ("：", ":"), ("”", "\""), ("。", "."), ("（", "("),
    ("AFP", "afp"), ("Straße", "straße"), ("أنباء", "انباء"), ("عَمَّان", "عمان"), ("محـمد", "محمد"), ("Zei\u{AD}tung", "Zeitung"),
    ("İzmir", "izmir"), ("ОДЕСА", "одеса"),
  ])
  func `equivalent tokens have equal hashes`(_ one: String, _ other: String) throws {
    let (a, b) = (try #require(Self.tokens(one).first), try #require(Self.tokens(other).first))
    #expect(a.hash == b.hash && a.isWord == b.isWord)
  }

  @Test(
    arguments: [
      ("Oslo", 0, [.word, .capital, .latin, .spaceBefore]),
      ("oslo", 0, [.word, .latin, .spaceBefore]),
      ("NPR", 0, [.word, .capital, .latin, .acronym, .spaceBefore]),
      ("ТАСС", 0, [.word, .capital, .acronym, .spaceBefore]),
      ("G1", 0, [.word, .capital, .latin, .digit, .spaceBefore]),
      ("رويترز", 0, [.word, .capital, .spaceBefore]),
      ("٣", 0, [.word, .capital, .digit, .spaceBefore]),
      ("३", 0, [.word, .capital, .digit, .spaceBefore]),
      ("社。", 0, [.word, .capital, .unspaced, .spaceBefore]),
      ("社。", 1, [.endsClause, .endsSentence]),
      ("J. Berg", 0, [.word, .capital, .latin, .abbreviation, .spaceBefore]),
      ("J. Berg", 1, []),
      ("Oslo.", 1, [.endsClause, .endsSentence]),
      ("Oslo .", 1, [.endsClause, .endsSentence, .spaceBefore]),
      ("U.S. said", 0, [.word, .capital, .latin, .acronym, .abbreviation, .spaceBefore]),
      ("U.S. said", 1, []),
      ("(dpa)", 0, [.endsClause, .spaceBefore]),
      ("「朝日」", 0, [.opensQuote, .spaceBefore]),
      ("「朝日」", 3, .closesQuote),
    ] as [(String, Int, Token.Flags)])
  func `tokens have flags`(_ text: String, _ at: Int, _ expected: Token.Flags) throws {
    let tokens = Self.tokens(text)
    try #require(tokens.indices.contains(at))
    #expect(tokens[at].flags == expected)
  }
}
