/// A word-level diff with context.
struct WordDifference {
  enum Part: Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  let parts: [Part]

  /// Longer differing runs are reported as fully replaced: LCS is quadratic.
  private static let maxWords = 2_000
  /// Words of context around a change.
  private static let context = 6

  init(_ old: String, _ new: String) {
    let a = old.split(whereSeparator: \.isWhitespace)
    let b = new.split(whereSeparator: \.isWhitespace)
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let olds = a[start..<(a.count - end)]
    let news = b[start..<(b.count - end)]
    var parts: [Part] = [.same(a[..<start].joined(separator: " "))]
    if olds.count > Self.maxWords || news.count > Self.maxWords {
      parts += [.removed(olds.joined(separator: " ")), .added(news.joined(separator: " "))]
    } else {
      parts += Self.aligned(Array(olds), Array(news))
    }
    parts.append(.same(a[(a.count - end)...].joined(separator: " ")))
    self.parts = Self.shortened(parts.filter { $0 != .same("") && $0 != .removed("") && $0 != .added("") })
  }

  private static func aligned(_ a: [Substring], _ b: [Substring]) -> [Part] {
    var numbers: [Substring: Int] = [:]
    for word in a + b where numbers[word] == nil { numbers[word] = numbers.count }
    let number = { (word: Substring) in numbers[word] ?? 0 }
    var parts: [Part] = []
    var i = 0
    var j = 0
    for index in CommonSubsequence.indices(a.map(number), b.map(number)).reversed() {
      let next = b[j...].firstIndex(of: a[index]) ?? j
      parts += [.removed(a[i..<index].joined(separator: " ")), .added(b[j..<next].joined(separator: " ")), .same(String(a[index]))]
      (i, j) = (index + 1, next + 1)
    }
    return parts + [.removed(a[i...].joined(separator: " ")), .added(b[j...].joined(separator: " "))]
  }

  /// Merges equal neighbours, and shortens long ones to the words next to a difference.
  private static func shortened(_ parts: [Part]) -> [Part] {
    var joined: [Part] = []
    for part in parts {
      if case .same(let more) = part, case .same(let before)? = joined.last {
        joined[joined.count - 1] = .same("\(before) \(more)")
      } else {
        joined.append(part)
      }
    }
    return joined.enumerated().map { index, part in
      guard case .same(let text) = part else { return part }
      let words = text.split(separator: " ")
      let isFirst = index == 0
      let isLast = index == joined.count - 1
      guard words.count > (isFirst || isLast ? context : 2 * context) else { return part }
      let head = isFirst ? "" : words.prefix(context).joined(separator: " ")
      let tail = isLast ? "" : words.suffix(context).joined(separator: " ")
      return .same([head, "…", tail].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }
}

extension WordDifference {
  /// For a terminal: `the [-old-] {+new+} words`.
  var text: String {
    parts.map { part in
      switch part {
      case .same(let text): text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      }
    }.joined(separator: " ")
  }
}
