import Testing
import Winnow

@testable import WinnowStages

@Suite struct TokenPatternTests {
  private typealias Term = TokenPattern.Term
  private static let classes = ["photoLabels": TokenClass.photoLabel, "articles": .article]

  private static func word(_ text: String) -> TokenPattern.Element { .token(FNV1a(FoldedText.bytes(of: text.utf8)).value, isWord: true) }
  private static func sign(_ sign: Unicode.Scalar) -> TokenPattern.Element { .token(Punctuation.hash(of: sign), isWord: false) }
  private static func slot(_ text: String, isList: Bool = false) throws -> TokenPattern.Element {
    .slot(try #require(Slot(text, isList: isList)))
  }

  @Test func `patterns have terms and an anchor`() throws {
    let label = TokenPattern.Element.tokenClass(.photoLabel)
    let article = TokenPattern.Element.tokenClass(.article)
    let table: [(pattern: String, terms: [Term], anchor: Int)] = [
      (
        "{photoLabels} :? <photo> $",
        [
          Term(element: label), Term(element: Self.sign(":"), isOptional: true), Term(element: try Self.slot("photo:picture")),
          Term(element: .end),
        ], 0
      ),
      ("^ Von <author>", [Term(element: .start), Term(element: Self.word("von")), Term(element: try Self.slot("author:people"))], 0),
      (
        "<cited:organization>+ said", [Term(element: try Self.slot("cited:organization", isList: true)), Term(element: Self.word("said"))],
        1
      ),
      (
        "{articles}* ..3 said",
        [
          Term(element: article, isOptional: true, isRepeated: true), Term(element: .gap(3), isOptional: true),
          Term(element: Self.word("said")),
        ], 2
      ),
      ("{articles} said", [Term(element: article), Term(element: Self.word("said"))], 1),
      ("{articles} <cited>", [Term(element: article), Term(element: try Self.slot("cited:source"))], 0),
      ("selon l’", [Term(element: Self.word("selon")), Term(element: Self.word("l")), Term(element: Self.sign("'"))], 0),
      (
        "<place>? — <date>?",
        [
          Term(element: try Self.slot("place"), isOptional: true), Term(element: Self.sign("-")),
          Term(element: try Self.slot("date"), isOptional: true),
        ], 1
      ),
      ("<photo> )", [Term(element: try Self.slot("photo")), Term(element: Self.sign(")"))], 1),
      ("<agency> $", [Term(element: try Self.slot("agency")), Term(element: .end)], 1),
    ]
    for (text, terms, anchor) in table {
      let pattern = try TokenPattern(text, classes: Self.classes)
      #expect(pattern.terms == terms, "\(text)")
      #expect(pattern.anchor == anchor, "\(text)")
    }
  }

  @Test(arguments: [
    ("{nothing} <photo>", "no list of words is called “nothing”"),
    ("<nobody>", "no slot is called “<nobody>”"),
    ("<cited:nowhere> said", "no slot is called “<cited:nowhere>”"),
    ("<:>", "no slot is called “<:>”"),
    ("{photoLabels}+", "“+” may follow slots only: {photoLabels}+"),
    ("said+ <cited>", "“+” may follow slots only: said+"),
    ("<cited>* said", "“*” may not follow a slot: <cited>*"),
    ("said ..0 <cited>", "a gap is of one word at least: ..0"),
    ("said ..-3 <cited>", "a gap is of one word at least: ..-3"),
    ("", "a pattern needs a term"),
    ("  ", "a pattern needs a term"),
  ])
  func `invalid patterns are rejected with a message`(_ pattern: String, _ message: String) {
    let error = #expect(throws: TokenPattern.ParseError.self) { try TokenPattern(pattern, classes: Self.classes) }
    #expect(error?.message == message)
  }
}
