import Testing
import Winnow

@testable import WinnowStages

@Suite struct RuleTrialTests {
  private static func reading(_ text: String, _ rules: [(id: String, pattern: String, unless: [String])] = []) throws -> RuleScan {
    let tree = try Tree(html: Array("<p>\(text)</p>".utf8), charset: "utf-8")
    return RuleScan(
      block: try #require(tree.blocks.first), names: NameRecognizer(Array(text.utf8), try Packs.pack(rules: rules)), zones: [.line])
  }

  /// The best match first.
  private static func trials(of text: String, _ rules: [(id: String, pattern: String, unless: [String])], credited: [Attribution] = [])
    throws -> [RuleTrial]
  {
    let reading = try reading(text, rules)
    return reading.trials(at: reading.names.tokens.indices, credited: credited).sorted { $0.isBeyond($1) }
  }

  @Test(arguments: [
    ("{photoLabels} : <photo> $", "Photo: see page 3 for what it shows", "Photo:", "<photo>", "see page 3 for what it shows", false),
    ("{photoLabels} : <photo> $", "Photo of Ann Cole", "Photo", ":", "of Ann Cole", false),
    ("{photoLabels} : <photo> $", "Photo:", "Photo:", "<photo>", "", false),
    ("( {photoLabels} : <photo> )", "(Photo: Ann Cole", "Photo: Ann Cole", ")", "", false),
    ("<cited> said", "President Ann Cole said", "said", "<cited>", "President Ann Cole", true),
    ("from l’ <cited> $", "from la France", "from", "l’", "la France", false),
    ("by ..2 to <cited>", "by law", "by", "to", "law", false),
    ("<cited:office> ..2 said", "a man then said", "said", "<cited:office>", "a man then", true),
  ])
  func `a trial reports how far a pattern matched`(
    _ pattern: String, _ text: String, _ matched: String, _ term: String, _ words: String, _ isBefore: Bool
  ) throws {
    let trial = try #require(try Self.trials(of: text, [("xx-rule", pattern, [])]).first)
    guard case .refused(let refused, let next, let before) = trial.outcome else {
      Issue.record("\(trial)")
      return
    }
    #expect((trial.matched, refused, next, before) == (matched, term, words, isBefore))
  }

  @Test func `a match counts if the stage makes the attribution`() throws {
    let ann = Attribution(.author, "Ann Cole", evidence: "by Ann Cole", confidence: 0.8, rule: "xx-by")
    func outcome(_ credited: [Attribution], unless: [String] = []) throws -> String {
      "\(try #require(try Self.trials(of: "by Ann Cole", [("xx-by", "by <author> $", unless)], credited: credited).first).outcome)"
    }
    #expect(try outcome([ann]) == "\(RuleTrial.Outcome.matched([ann]))")
    #expect(try outcome([]) == "\(RuleTrial.Outcome.suppressed([ann]))")
    #expect(try outcome([], unless: ["by Tom", "by Ann"]) == "\(RuleTrial.Outcome.excluded("by Ann"))")
  }

  @Test func `an earlier rule takes precedence for the same words`() throws {
    let trials = try Self.trials(of: "by Ann Cole", [("xx-by", "by <author> $", []), ("xx-photo", "by <photo> $", [])])
    #expect(trials.map(\.rule) == ["xx-by", "xx-photo"])
    #expect("\(try #require(trials.last).outcome)" == "\(RuleTrial.Outcome.overridden("xx-by"))")
  }

  @Test func `a rule of other zones reports its zones`() throws {
    var reading = try Self.reading("by Ann Cole", [("xx-by", "by <author> $", [])])
    reading = RuleScan(block: reading.block, names: reading.names, zones: [.sentence])
    let trial = try #require(reading.trials(at: 0..<3, credited: []).first)
    #expect("\(trial.outcome)" == "\(RuleTrial.Outcome.outsideZones(["line"]))")
  }

  @Test(arguments: [
    ("Die Fähre, (laut Hafenamt) spät", "laut HAFENAMT", ", (laut Hafenamt)"),
    ("Die Fähre: l’AFP", "afp", "’AFP"),
    ("بترا - عَمَّان", "عمان", "- عَمَّان"),
    ("Die Fähre", "Die Fähre fährt wieder", "Die Fähre"),
    ("Die Fähre", "Das Schiff", nil),
    ("Die Fähre", "—", nil),
  ])
  func `words are found in a text`(_ text: String, _ words: String, _ expected: String?) throws {
    let reading = try Self.reading(text)
    #expect(reading.tokens(saying: words).map(reading.names.text) == expected)
  }
}
