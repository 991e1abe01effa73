import Winnow

/// How the attributions of a page's record compare with those that a person found on it.
struct AttributionScore: Sendable {
  enum Verdict: Sendable {
    case right, wrong
    /// It is one of those that do not count.
    case neither
  }

  let id: String
  let language: String?
  /// What had to be found, and whether it was.
  let expected: [(record: AttributionGold.Record, isFound: Bool)]
  /// What was found, each name of a kind once.
  let found: [(attribution: Attribution, verdict: Verdict)]
  /// Why the page has no record.
  let failure: PageError?

  private struct Key: Hashable {
    let kind: Attribution.Kind
    let name: NameKey
  }

  /// - Parameter cleaned: the page as the pipeline left it; nothing is found on one that failed.
  init(_ gold: AttributionGold, _ cleaned: Result<Page, PageError>) {
    var attributions: [Attribution] = []
    switch cleaned {
    case .success(let page): (attributions, failure) = (page.record.attributions, nil)
    case .failure(let error): failure = error
    }
    (id, language) = (gold.id, gold.language)
    let records = gold.records.map { record in (record: record, keys: Set(record.names.map { Key(kind: record.kind, name: NameKey($0)) })) }
    func keys(optional: Bool) -> Set<Key> {
      records.lazy.filter { $0.record.isOptional == optional }.reduce(into: []) { $0.formUnion($1.keys) }
    }
    let due = keys(optional: false)
    let tolerated = keys(optional: true)
    var seen: Set<Key> = []
    found = attributions.compactMap { attribution in
      let key = Key(kind: attribution.kind, name: NameKey(attribution.name))
      guard !attribution.name.isEmpty, seen.insert(key).inserted else { return nil }
      return (attribution, due.contains(key) ? .right : tolerated.contains(key) ? .neither : .wrong)
    }
    expected = records.filter { !$0.record.isOptional }.map { ($0.record, !$0.keys.isDisjoint(with: seen)) }
  }

  var missed: [AttributionGold.Record] { expected.filter { !$0.isFound }.map(\.record) }
  var wrong: [Attribution] { found.filter { $0.verdict == .wrong }.map(\.attribution) }

  /// Of these kinds.
  func counts(_ kinds: some Collection<Attribution.Kind>) -> MatchCounts {
    let due = expected.filter { kinds.contains($0.record.kind) }
    return MatchCounts(
      truePositives: due.count { $0.isFound }, falsePositives: wrong.count { kinds.contains($0.kind) },
      falseNegatives: due.count { !$0.isFound })
  }
}

/// What was expected and found, what was found beside it, and what was missed.
struct MatchCounts: Sendable, Hashable {
  var truePositives = 0, falsePositives = 0, falseNegatives = 0

  var expected: Int { truePositives + falseNegatives }
  var precision: Double { Self.share(truePositives, truePositives + falsePositives) }
  var recall: Double { Self.share(truePositives, expected) }
  var f1: Double { PageScore.f(precision, recall) }

  static func + (a: Self, b: Self) -> Self {
    Self(
      truePositives: a.truePositives + b.truePositives, falsePositives: a.falsePositives + b.falsePositives,
      falseNegatives: a.falseNegatives + b.falseNegatives)
  }

  private static func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
