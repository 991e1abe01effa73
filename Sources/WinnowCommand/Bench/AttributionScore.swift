import Winnow

/// The comparison of a record's attributions with the annotated ones.
struct AttributionScore: Sendable {
  enum Verdict: Sendable {
    case right, wrong
    /// An optional one, which does not count.
    case ignored
  }

  let id: String
  let language: String?
  /// The expected attributions, and whether each was found.
  let expected: [(record: AttributionGold.Record, isFound: Bool)]
  /// The attributions found, each name of a kind once.
  let found: [(attribution: Attribution, verdict: Verdict)]
  /// The error, if the page failed.
  let failure: PageError?

  private struct Key: Hashable {
    let kind: Attribution.Kind
    let name: NameKey
  }

  /// - Parameter cleaned: the page after the pipeline; a failed page has no attributions.
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
      return (attribution, due.contains(key) ? .right : tolerated.contains(key) ? .ignored : .wrong)
    }
    expected = records.filter { !$0.record.isOptional }.map { ($0.record, !$0.keys.isDisjoint(with: seen)) }
  }

  var missed: [AttributionGold.Record] { expected.filter { !$0.isFound }.map(\.record) }
  var wrong: [Attribution] { found.filter { $0.verdict == .wrong }.map(\.attribution) }

  /// The counts for these kinds.
  func counts(_ kinds: some Collection<Attribution.Kind>) -> MatchCounts {
    let due = expected.filter { kinds.contains($0.record.kind) }
    return MatchCounts(
      truePositives: due.count { $0.isFound }, falsePositives: wrong.count { kinds.contains($0.kind) },
      falseNegatives: due.count { !$0.isFound })
  }
}

/// True positives, false positives and false negatives.
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
