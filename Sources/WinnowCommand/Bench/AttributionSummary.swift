import Winnow

/// The scores of attributions over many pages, and the worst pages.
struct AttributionSummary {
  /// The attributions that a rule found.
  struct RuleCounts {
    fileprivate(set) var right = 0, wrong = 0, ignored = 0
    var found: Int { right + wrong + ignored }
    /// `nil` if none of them counts.
    var precision: Double? { right + wrong > 0 ? Double(right) / Double(right + wrong) : nil }
  }

  let pages: Int
  /// The number of failed pages among them.
  let failed: Int
  let all: MatchCounts
  /// The kinds that are expected or found.
  let kinds: [(name: String, counts: MatchCounts)]
  /// The languages with enough expected attributions for a meaningful score.
  let languages: [(name: String, counts: MatchCounts)]
  /// The rule with the most attributions first.
  let rules: [(name: String, counts: RuleCounts)]
  /// The pages with the most errors.
  let worst: [AttributionScore]
  private let explain: [String]

  private static let minPagesPerLanguage = 5

  /// - Parameter explain: the `explain` command line, without the words.
  init(_ scores: [AttributionScore], worst: Int, explain: [String]) {
    let sum = { (scores: [AttributionScore], kinds: [Attribution.Kind]) in scores.reduce(MatchCounts()) { $0 + $1.counts(kinds) } }
    self.explain = explain
    (pages, failed) = (scores.count, scores.count { $0.failure != nil })
    all = sum(scores, Attribution.Kind.allCases)
    kinds = Attribution.Kind.allCases.map { ($0.rawValue, sum(scores, [$0])) }.filter { $0.1 != MatchCounts() }
    languages = Dictionary(grouping: scores.filter { $0.language != nil }) { $0.language ?? "" }
      .map { ($0.key, sum($0.value, Attribution.Kind.allCases)) }.filter { $0.1.expected >= Self.minPagesPerLanguage }.sorted {
        $0.0 < $1.0
      }
    let byRule = scores.flatMap(\.found).reduce(into: [String: RuleCounts]()) { rules, found in
      switch found.verdict {
      case .right: rules[found.attribution.rule, default: RuleCounts()].right += 1
      case .wrong: rules[found.attribution.rule, default: RuleCounts()].wrong += 1
      case .ignored: rules[found.attribution.rule, default: RuleCounts()].ignored += 1
      }
    }
    rules = byRule.map { ($0.key, $0.value) }.sorted { ($1.1.found, $0.0) < ($0.1.found, $1.0) }
    let errors = scores.map { (score: $0, count: $0.missed.count + $0.wrong.count) }.filter { $0.count > 0 }
    self.worst = errors.sorted { ($1.count, $0.score.id) < ($0.count, $1.score.id) }.prefix(max(0, worst)).map(\.score)
  }

  /// The command line that explains the evidence.
  func command(explaining record: AttributionGold.Record) -> String? {
    record.evidence.map { evidence in
      // An initial dash would be parsed as an option; punctuation is ignored in the search.
      let words = Terminal.sanitized(evidence).drop { $0 == "-" || $0 == " " }
      return (explain + ["--text", String(words)]).map(Shell.quoted).joined(separator: " ")
    }
  }
}
