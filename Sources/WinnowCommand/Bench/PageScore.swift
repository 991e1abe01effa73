import Winnow

/// The scores of one page under each benchmark's metric, 0 to 1.
struct PageScore {
  let id: String
  let pageType, language: String?
  let isEmpty: Bool
  /// The benchmark's own precision, recall and F1, if it defines them per page.
  private(set) var main: (p: Double, r: Double, f: Double)?
  private(set) var words: (p: Double, r: Double, f: Double)?
  private(set) var order: Double?
  private(set) var with: Double?, without: Double?
  private(set) var shingles: (right: Double, surplus: Double, missing: Double)?
  private(set) var isSame = false
  private(set) var snippets: (tp: Int, fp: Int, fn: Int, tn: Int)?
  /// By expected field: whether a value was given, and whether it was exact.
  private(set) var fields: [String: (given: Bool, exact: Bool)] = [:]

  /// The score for lists of the worst pages, 0 to 1.
  var figure: Double {
    if let main { return main.f }
    if let shingles { return shingles.right }
    guard let snippets else { return 0 }
    return Double(snippets.tp + snippets.tn) / Double(max(1, snippets.tp + snippets.fp + snippets.fn + snippets.tn))
  }

  init(_ gold: GoldPage, text: String, language: String?, fields found: [String: String]) {
    (id, pageType, self.language) = (gold.id, gold.pageType, gold.language ?? language)
    isEmpty = text.allSatisfy(\.isWhitespace)
    if let expected = gold.text {
      var numbering = Words()
      let a = numbering.numbers(of: text)
      let b = numbering.numbers(of: expected)
      words = Self.overlap(a, b)
      order = Self.order(a, b)
      switch gold.benchmark {
      case "aeb":
        let p = numbering.numbers(of: text, lowered: false)
        let g = numbering.numbers(of: expected, lowered: false)
        shingles = Self.shingles(p, g)
        isSame = p == g
      case "fundus": main = Self.orderByLine(text, expected, &numbering)
      default: main = words
      }
    }
    switch gold.benchmark {
    case "wcxb":
      let low = Words.lowered(text)
      func share(_ snippets: [String]) -> Double {
        snippets.isEmpty ? 1 : Double(snippets.count { Self.contains(low, Words.lowered($0)) }) / Double(snippets.count)
      }
      (with, without) = (share(gold.with), share(gold.without))
    case "trafilatura":
      let flat = Words.whitespaceCollapsed(text)
      func count(_ snippets: [String]) -> Int { text.isEmpty ? 0 : snippets.count { Self.contains(flat, Words.whitespaceCollapsed($0)) } }
      let tp = count(gold.with)
      let fp = count(gold.without)
      snippets = (tp, fp, gold.with.count - tp, gold.without.count - fp)
    default: break
    }
    for (name, expected) in gold.fields {
      let value = String(decoding: Words.whitespaceCollapsed(found[name] ?? ""), as: UTF8.self)
      let isExact =
        name == "date"
        ? value.unicodeScalars.prefix(10).elementsEqual(expected.unicodeScalars.prefix(10))
        : value.unicodeScalars.elementsEqual(expected.unicodeScalars)
      fields[name] = (!value.isEmpty, isExact)
    }
  }

  /// - Parameter page: the page after the pipeline; `nil` if it failed.
  init(_ gold: GoldPage, _ page: Page?) {
    let record = page?.record ?? Record()
    let fields: [String: String?] = [
      "title": record[.title], "author": record.authors.map(\.name).joined(separator: "; "), "date": record[.published],
      "site": record[.site],
    ]
    self.init(
      gold, text: page?.text ?? "", language: record[.language].map { String($0.prefix { $0 != "-" }) },
      fields: fields.compactMapValues(\.self))
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    part.isEmpty || UTF8Bytes.firstRange(of: part, in: text[...]) != nil
  }

  static func f(_ p: Double, _ r: Double) -> Double { p + r > 0 ? 2 * p * r / (p + r) : 0 }

  private static func overlap(_ a: [Int], _ b: [Int]) -> (p: Double, r: Double, f: Double) {
    if b.isEmpty { return a.isEmpty ? (1, 1, 1) : (0, 0, 0) }
    if a.isEmpty { return (0, 0, 0) }
    let due = Words.counts(b)
    let common = Words.counts(a).reduce(0) { $0 + min($1.value, due[$1.key] ?? 0) }
    let p = Double(common) / Double(a.count)
    let r = Double(common) / Double(b.count)
    return (p, r, f(p, r))
  }

  private static func order(_ a: [Int], _ b: [Int]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return a.count == b.count ? 1 : 0 }
    let n = Double(CommonSubsequence.length(a, b))
    return f(n / Double(a.count), n / Double(b.count))
  }

  /// Shingles of four words, as shares of all shingles in either text.
  private static func shingles(_ a: [Int], _ b: [Int]) -> (right: Double, surplus: Double, missing: Double) {
    func counts(_ words: [Int]) -> [[Int]: Int] {
      words.isEmpty ? [:] : Words.counts((0..<max(1, words.count - 3)).map { Array(words[$0..<min(words.count, $0 + 4)]) })
    }
    let p = counts(a)
    let g = counts(b)
    var right = 0.0
    var surplus = 0.0
    var missing = 0.0
    for key in Set(p.keys).union(g.keys) {
      let x = Double(p[key] ?? 0)
      let y = Double(g[key] ?? 0)
      right += min(x, y)
      surplus += max(0, x - y)
      missing += max(0, y - x)
    }
    let all = right + surplus + missing
    return all > 0 ? (right / all, surplus / all, missing / all) : (0, 0, 0)
  }

  /// ROUGE-Lsum: for each expected line, the union of its longest common subsequences with all lines.
  private static func orderByLine(_ text: String, _ expected: String, _ numbering: inout Words) -> (p: Double, r: Double, f: Double) {
    func lines(_ text: String) -> [[Int]] {
      text.split(separator: "\n" as Character, omittingEmptySubsequences: true).map { numbering.numbers(of: String($0)) }.filter {
        !$0.isEmpty
      }
    }
    let p = lines(text)
    let g = lines(expected)
    var left = Words.counts(p.flatMap(\.self))
    var due = Words.counts(g.flatMap(\.self))
    let all = p.reduce(0) { $0 + $1.count }
    let wanted = g.reduce(0) { $0 + $1.count }
    guard all > 0, wanted > 0 else { return all == wanted ? (1, 1, 1) : (0, 0, 0) }
    let known = p.map(Set.init)
    var hits = 0
    for line in g {
      let words = Set(line)
      var union: Set<Int> = []
      for (other, its) in zip(p, known) where !words.isDisjoint(with: its) {
        union.formUnion(CommonSubsequence.indices(line, other))
        if union.count == line.count { break }
      }
      for index in union where (left[line[index]] ?? 0) > 0 && (due[line[index]] ?? 0) > 0 {
        hits += 1
        left[line[index], default: 0] -= 1
        due[line[index], default: 0] -= 1
      }
    }
    let precision = Double(hits) / Double(all)
    let recall = Double(hits) / Double(wanted)
    return (precision, recall, f(precision, recall))
  }
}
