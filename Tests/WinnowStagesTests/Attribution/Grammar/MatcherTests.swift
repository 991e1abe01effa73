import Testing
import Winnow

@testable import WinnowStages

@Suite struct MatcherTests {
  /// A pattern, its exceptions, and its matches in a text.
  struct Row: Sendable, CustomTestStringConvertible {
    let pattern: String, unless: [String], text: String, credits: [String]
    init(_ pattern: String, unless: String..., in text: String, finds credits: String...) {
      (self.pattern, self.unless, self.text, self.credits) = (pattern, unless, text, credits)
    }
    var testDescription: String { "\(pattern): \(text)" }
  }

  static let rows: [Row] = [
    // Optional and repeated terms
    Row("{photoLabels} :? <photo> $", in: "Photo: Ann Cole", finds: "photo Ann Cole"),
    Row("{photoLabels} :? <photo> $", in: "Photo Ann Cole", finds: "photo Ann Cole"),
    Row("{photoLabels} : <photo> $", in: "Photo Ann Cole"),
    Row("Photo -* <photo> $", in: "Photo – — Ann Cole", finds: "photo Ann Cole"),
    Row("Photo -* <photo> $", in: "Photo Ann Cole", finds: "photo Ann Cole"),
    Row("<place> ,* ( <agency> )", in: "OSLO, (dpa)", finds: "place OSLO", "agency dpa"),
    // Phrases of a list, and literal words
    Row("{photoLabels} : <photo> $", in: "PICTURE CREDIT: Ann Cole", finds: "photo Ann Cole"),
    Row("{photoLabels} : <photo> $", in: "Picture: Ann Cole"),
    Row("{photoLabels} - <photo> $", in: "Photo — Ann Cole", finds: "photo Ann Cole"),
    // Gaps
    Row("according ..2 to {articles}? <cited>", in: "according to the Ministry of Works", finds: "cited Ministry of Works"),
    Row("according ..2 to {articles}? <cited>", in: "according in part to the Ministry of Works", finds: "cited Ministry of Works"),
    Row("according ..2 to {articles}? <cited>", in: "according in no small part to the Ministry of Works"),
    Row("according ..2 to {articles}? <cited>", in: "according (as one hears) to the Ministry of Works", finds: "cited Ministry of Works"),
    Row("according ..2 to {articles}? <cited>", in: "according, too, to the Ministry of Works"),
    Row("<cited> ..2 said", in: "The Ministry of Works then also said", finds: "cited Ministry of Works"),
    Row("<cited> ..2 said", in: "The Ministry of Works, then, said"),
    // Beginning and end
    Row("^ By <author> $", in: "By Ann Cole", finds: "author Ann Cole"),
    Row("^ By <author> $", in: "A text by Ann Cole"),
    Row("^ By <author> $", in: "By Ann Cole: a text"),
    Row("^ By <author> :", in: "By Ann Cole: a text", finds: "author Ann Cole"),
    // Slots backwards
    Row("<cited> said", in: "Roads are open, the Ministry of Works said", finds: "cited Ministry of Works"),
    Row("<cited> said", in: "“Roads are open”, President Ann Cole said"),
    Row("<photo:agency> / {photoLabels}", in: "dpa/Photo", finds: "photo dpa"),
    Row("( <agency> ) said", in: "(dpa) said", finds: "agency dpa"),
    // Names in quotation marks
    Row("<cited> said", in: "The «Harbour Review» said", finds: "cited Harbour Review"),
    Row("by <cited> on", in: "seen by “Harbour Review” on Monday", finds: "cited Harbour Review"),
    // Exceptions
    Row("by <author> $", in: "by Ann Cole", finds: "author Ann Cole"),
    Row("by <author> $", unless: "by Ann", "by Tom", in: "by Tom Cole"),
    Row("by <author> $", unless: "by Ann", in: "by Tom Cole", finds: "author Tom Cole"),
    Row("by <author> $", unless: "by <author> $", in: "by Tom Cole"),
    // Lists
    Row(
      "to {articles}? <cited>+", in: "to the Ministry of Works and the Harbour Police", finds: "cited Ministry of Works",
      "cited Harbour Police"),
    Row("to {articles}? <cited>", in: "to the Ministry of Works and the Harbour Police", finds: "cited Ministry of Works"),
    Row("<cited>+ said", in: "the Ministry of Works and the Harbour Police said", finds: "cited Harbour Police", "cited Ministry of Works"),
    Row(
      "^ By <author> $", in: "By Ann Cole, Tom Berg and Eva von Holt", finds: "author Ann Cole", "author Tom Berg", "author Eva von Holt"),
    Row("{photoLabels} : <photo> $", in: "Photo: Ann Cole / dpa", finds: "photo Ann Cole", "photo dpa"),
    // All matches of a text
    Row("by <author:person> ;", in: "by Ann Cole; by Tom Berg;", finds: "author Ann Cole", "author Tom Berg"),
  ]

  @Test(arguments: rows) func `patterns match`(_ row: Row) throws {
    let found = Packs.found(row.text, try Packs.pack(rules: [("xx-rule", row.pattern, row.unless)]), in: [.line])
    #expect(found.map(\.credit) == row.credits)
  }

  @Test func `of rules that match the same words the first wins`() throws {
    let pack = try Packs.pack(rules: [("xx-by", "by <author> $", []), ("xx-photo", "by <photo> $", []), ("xx-place", "^ <place> by", [])])
    #expect(Packs.found("Oslo by Ann Cole", pack, in: [.line]).map(\.rule) == ["xx-place", "xx-by"])
  }

  @Test func `a rule searches its zones only`() throws {
    #expect(Packs.found("by Ann Cole", try Packs.pack(rules: [("xx-by", "by <author> $", [])]), in: [.caption, .sentence]).isEmpty)
  }

  @Test func `clitics are not part of a name`() throws {
    let pack = try Packs.pack(
      """
      {"morphology": {"hasCase": false, "prefixes": ["ל"]}, "words": {"organizationNouns": ["משרד"], "told": ["אמר ל~"]},
       "rules": [{"id": "xx-told", "in": ["line"], "patterns": ["{told} <cited>"]}]}
      """)
    #expect(Packs.found("אמר למשרד הבריאות", pack, in: [.line]).map(\.credit) == ["cited משרד הבריאות"])
  }
}
