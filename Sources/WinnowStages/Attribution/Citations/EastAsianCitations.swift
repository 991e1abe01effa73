import Winnow

/// Cited sources in scripts without blanks: “タス通信によると”, “据新华社报道”.
enum EastAsianCitations {
  static func all(in text: String, _ phrases: Phrases) -> [Attribution] {
    phrases.language == "ja" ? before(text, phrases.reporting, phrases) + announcers(text, phrases) : after(text, phrases.reporting) + announcers(text, phrases)
  }

  /// Japanese names the source first.
  private static func before(_ text: String, _ phrases: [String], _ words: Phrases) -> [Attribution] {
    phrases.flatMap { phrase in
      ranges(of: phrase, in: text).compactMap { range -> Attribution? in
        let name = text[..<range.lowerBound].reversed().prefix { $0 != "。" && $0 != "、" && $0 != "」" && $0 != "「" && $0 != "】" && !$0.isWhitespace }
        let source = String(name.reversed())
        guard 2...20 ~= source.count, !words.roles(of: source).contains(.never),
              !phrases.contains(where: { $0 != phrase && source.contains($0) }) else { return nil }
        return Attribution(.cited, source, evidence: source + phrase, confidence: 0.8, rule: "according to")
      }
    }
  }

  private static let mostBefore = 14

  /// “米国務省は…と発表した”, “卫生部表示”: an office that begins a sentence, and a phrase by which offices speak.
  private static func announcers(_ text: String, _ phrases: Phrases) -> [Attribution] {
    text.split(whereSeparator: { "。】\n".contains($0) }).compactMap { sentence in
      let head = sentence.prefix(mostBefore)
      guard let end = phrases.language == "ja" ? topic(of: sentence, head, phrases) : verb(in: head, phrases) else { return nil }
      let name = String(head[..<end])
      guard name.count >= 2, phrases.bodies.contains(where: { name.hasSuffix($0) }) || Agencies.id(of: name) != nil,
            !name.contains(where: { "，、「『《“".contains($0) }), !phrases.roles(of: name).contains(.never) else { return nil }
      return Attribution(.cited, name, evidence: String(head[...end]), confidence: 0.6, rule: "office that announces")
    }
  }

  /// Where the topic of a Japanese sentence ends which a verb of announcing ends.
  private static func topic(of sentence: Substring, _ head: Substring, _ phrases: Phrases) -> String.Index? {
    head.firstIndex(of: "は").flatMap { end in phrases.announcing.contains { sentence.hasSuffix($0) } ? end : nil }
  }

  /// Where the verb stands in Chinese: behind the office.
  private static func verb(in head: Substring, _ phrases: Phrases) -> String.Index? {
    phrases.announcing.compactMap { head.firstRange(of: $0)?.lowerBound }.min()
  }

  /// Chinese has the source between two words: “据”, “报道”.
  private static func after(_ text: String, _ openings: [String]) -> [Attribution] {
    openings.flatMap { opening in
      ranges(of: opening, in: text).compactMap { range -> Attribution? in
        let rest = text[range.upperBound...].prefix(16)
        guard let end = ["援引", "引述", "报道", "消息"].compactMap({ rest.firstRange(of: $0)?.lowerBound }).min() else { return nil }
        // “英国广播公司（BBC）”
        let source = String(rest[..<end].prefix { $0 != "（" && $0 != "(" }), name = source.filter { !"《》“”「」".contains($0) }
        guard name.count >= 2, !source.contains(where: { "，。、（）".contains($0) }) else { return nil }
        return Attribution(.cited, name, evidence: opening + source, confidence: 0.8, rule: "according to")
      }
    }
  }

  /// Over bytes, since a search Character by Character takes fifty times as long.
  private static func ranges(of phrase: String, in text: String) -> [Range<String.Index>] {
    let bytes = Array(text.utf8), needle = Array(phrase.utf8)
    var found: [Range<String.Index>] = [], at = 0
    while let range = TextBytes.firstRange(of: needle, in: bytes[at...]) {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      found.append(start..<text.utf8.index(start, offsetBy: range.count))
      at = range.upperBound
    }
    return found
  }
}
