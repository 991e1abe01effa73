/// The scores of many pages, with the names that the benchmarks use.
struct ScoreSummary {
  let pages: Int
  private(set) var figures: [(name: String, value: Double)] = []

  init(_ rows: [PageScore]) {
    pages = rows.count
    func add(_ name: String, _ value: Double?) { if let value { figures.append((name, value)) } }
    func mean(_ values: [Double]) -> Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }
    if rows.contains(where: { $0.shingles != nil }) {
      let all = rows.compactMap(\.shingles)
      let p = mean(all.filter { $0.right + $0.surplus > 0 }.map { $0.right / ($0.right + $0.surplus) }) ?? 0
      let r = mean(all.filter { $0.right + $0.missing > 0 }.map { $0.right / ($0.right + $0.missing) }) ?? 0
      add("F1", PageScore.f(p, r))
      add("P", p)
      add("R", r)
      add("acc", mean(rows.map { $0.isSame ? 1 : 0 }))
    } else if rows.contains(where: { $0.snippets != nil }) {
      let all = rows.compactMap(\.snippets).reduce((tp: 0, fp: 0, fn: 0, tn: 0)) {
        ($0.tp + $1.tp, $0.fp + $1.fp, $0.fn + $1.fn, $0.tn + $1.tn)
      }
      func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
      add("F1", share(2 * all.tp, 2 * all.tp + all.fp + all.fn))
      add("P", share(all.tp, all.tp + all.fp))
      add("R", share(all.tp, all.tp + all.fn))
      add("acc", share(all.tp + all.tn, all.tp + all.fp + all.fn + all.tn))
    } else {
      add("F1", mean(rows.compactMap { $0.main?.f }))
      add("P", mean(rows.compactMap { $0.main?.p }))
      add("R", mean(rows.compactMap { $0.main?.r }))
    }
    add("wF1", mean(rows.compactMap { $0.words?.f }))
    add("rL", mean(rows.compactMap(\.order)))
    add("with%", mean(rows.compactMap(\.with)).map { $0 * 100 })
    add("without%", mean(rows.compactMap(\.without)).map { $0 * 100 })
    figures.append(("empty", Double(rows.count { $0.isEmpty })))
    for name in GoldPage.fieldNames {
      let known = rows.compactMap { $0.fields[name] }
      add("\(name) exact", mean(known.map { $0.exact ? 1 : 0 }))
      add("\(name) miss", mean(known.map { $0.given ? 0 : 1 }))
    }
  }
}
