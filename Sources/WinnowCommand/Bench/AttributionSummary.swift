import Winnow

/// The figures of attributions over many pages, and the pages that are furthest from what is expected.
struct AttributionSummary {
  /// What a rule found.
  struct RuleCounts {
    fileprivate(set) var right = 0, wrong = 0, neither = 0
    var found: Int { right + wrong + neither }
    /// `nil` where nothing that it found counts.
    var precision: Double? { right + wrong > 0 ? Double(right) / Double(right + wrong) : nil }
  }

  let pages: Int
  /// Of them, those that the pipeline could not clean.
  let failed: Int
  let all: MatchCounts
  /// The kinds that are expected or found anywhere.
  let kinds: [(name: String, counts: MatchCounts)]
  /// Those of which enough is expected for a figure to say something.
  let languages: [(name: String, counts: MatchCounts)]
  /// The rule that found most comes first.
  let rules: [(name: String, counts: RuleCounts)]
  /// The pages with most that is missed or wrong.
  let worst: [AttributionScore]
  private let explain: [String]

  private static let fewestOfLanguage = 5

  /// - Parameter explain: the command line that says what became of words, without them.
  init(_ scores: [AttributionScore], worst: Int, explain: [String]) {
    let sum = { (scores: [AttributionScore], kinds: [Attribution.Kind]) in scores.reduce(MatchCounts()) { $0 + $1.counts(kinds) } }
    self.explain = explain
    (pages, failed) = (scores.count, scores.count { $0.failure != nil })
    all = sum(scores, Attribution.Kind.allCases)
    kinds = Attribution.Kind.allCases.map { ($0.rawValue, sum(scores, [$0])) }.filter { $0.1 != MatchCounts() }
    languages = Dictionary(grouping: scores.filter { $0.language != nil }) { $0.language ?? "" }
      .map { ($0.key, sum($0.value, Attribution.Kind.allCases)) }.filter { $0.1.expected >= Self.fewestOfLanguage }.sorted { $0.0 < $1.0 }
    let byRule = scores.flatMap(\.found).reduce(into: [String: RuleCounts]()) { rules, found in
      switch found.verdict {
      case .right: rules[found.attribution.rule, default: RuleCounts()].right += 1
      case .wrong: rules[found.attribution.rule, default: RuleCounts()].wrong += 1
      case .neither: rules[found.attribution.rule, default: RuleCounts()].neither += 1
      }
    }
    rules = byRule.map { ($0.key, $0.value) }.sorted { ($1.1.found, $0.0) < ($0.1.found, $1.0) }
    let errors = scores.map { (score: $0, count: $0.missed.count + $0.wrong.count) }.filter { $0.count > 0 }
    self.worst = errors.sorted { ($1.count, $0.score.id) < ($0.count, $1.score.id) }.prefix(max(0, worst)).map(\.score)
  }

  /// The command that says what became of the words that prove it.
  func command(explaining record: AttributionGold.Record) -> String? {
    record.evidence.map { evidence in
      // A dash at its head would be taken for an option; marks do not count in a search.
      let words = Terminal.sanitized(evidence).drop { $0 == "-" || $0 == " " }
      return (explain + ["--text", String(words)]).map(Shell.quoted).joined(separator: " ")
    }
  }
}
