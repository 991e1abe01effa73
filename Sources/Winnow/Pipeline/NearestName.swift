/// Suggests the intended word among the valid ones.
package enum SpellingSuggestion {
  /// `did you mean "…"?` for a similar word, the whole list if it is short, else `nil`.
  package static func hint(_ word: String, among words: [String]) -> String? {
    let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    if let near, near.1 <= max(2, word.utf8.count / 3) { return "did you mean \"\(near.0)\"?" }
    return words.isEmpty || words.count > 16 ? nil : "valid: \(words.joined(separator: ", "))"
  }

  /// Optimal string alignment distance: insertions, deletions, substitutions and transpositions.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8.prefix(64))
    let b = Array(b.lowercased().utf8.prefix(64))
    var last: [Int] = []
    var row = Array(0...b.count)
    var before = row
    for i in a.indices {
      (last, before) = (before, row)
      row[0] = i + 1
      for j in b.indices {
        row[j + 1] = min(before[j + 1] + 1, row[j] + 1, before[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], last[j - 1] + 1) }
      }
    }
    return row[b.count]
  }
}
