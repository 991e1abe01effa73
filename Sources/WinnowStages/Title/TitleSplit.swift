import Winnow

/// A title split at one separator.
struct TitleSplit {
  let left, right: String
  let sign: Sign

  /// The meaning of the separator.
  enum Sign {
    /// Mostly separates banners.
    case banner
    /// Separates parts of a title as often: only the site's name proves a banner.
    case name
    /// Mostly separates parts of a title.
    case colon
  }

  var isStrong: Bool { sign == .banner }

  /// A separator surrounded by spaces, or one that does not join words.
  private static let spaced = [
    " - ", " – ", " — ", " | ", "|", " :: ", " » ", " « ", " · ", " • ", " › ", " ~ ", " / ", " ‹ ", " ⋆ ", " ★ ", " ● ", " ▪ ",
    " ◦ ", " ⋅ ", " ∙ ", " ‖ ", " || ", " // ", " >> ", " << ", " － ", " ― ",
  ]
  private static let names = [" : ", " > ", " < "]
  /// Separators in scripts without spaces, next to a non-ASCII letter: “标题_网站”, but `snake_case`.
  private static let unspaced = ["_", "｜", "丨", "－"]
  private static let unspacedNames = ["-", "--", "—", "——", "::"]

  private struct Separator {
    let bytes: [UInt8]
    /// Its first byte other than a space: a title without it has no such separator.
    let first: UInt8
    let sign: Sign, isUnspaced: Bool

    init(_ text: String, _ sign: Sign, isUnspaced: Bool = false) {
      bytes = Array(text.utf8)
      first = bytes.first { $0 != UTF8Bytes.space } ?? UTF8Bytes.space
      (self.sign, self.isUnspaced) = (sign, isUnspaced)
    }
  }

  private static let separators =
    spaced.map { Separator($0, .banner) } + names.map { Separator($0, .name) } + [Separator(": ", .colon)]
    + unspaced.map { Separator($0, .banner, isUnspaced: true) } + unspacedNames.map { Separator($0, .name, isUnspaced: true) }
    + [Separator("：", .colon, isUnspaced: true)]

  /// Limits against hostile titles: bytes, splits.
  private static let maxLength = 4_000, maxSplits = 50

  /// All parts that the title could be split into, folded.
  static func parts(of title: String) -> [String] { all(of: title).flatMap { [$0.left, $0.right] }.map { FoldedText.key($0) } }

  /// The title split at each separator, shortest left part first.
  static func all(of title: String) -> [TitleSplit] {
    guard title.utf8.count <= maxLength else { return [] }
    let title = Array(title.utf8)
    var splits: [(at: Int, split: TitleSplit)] = []
    for separator in separators where title.count > separator.bytes.count && title.contains(separator.first) {
      var rest = title[...]
      var found = 0
      while found < maxSplits, let range = UTF8Bytes.firstRange(of: separator.bytes, in: rest) {
        (rest, found) = (title[range.upperBound...], found + 1)
        let left = UTF8Bytes.collapsed(title[..<range.lowerBound])
        let right = UTF8Bytes.collapsed(rest)
        if !left.isEmpty, !right.isEmpty, !separator.isUnspaced || isBesideLetter(range, title) {
          splits.append((range.lowerBound, TitleSplit(left: left, right: right, sign: separator.sign)))
        }
      }
    }
    return splits.sorted { $0.at < $1.at }.map(\.split) + bracketed(title)
  }

  private static let brackets = [("[", "]"), ("【", "】")].map { (Array($0.utf8), Array($1.utf8)) }

  /// The title without a bracketed part at one of its ends: “[Site] Title”, “Title【Site】”.
  private static func bracketed(_ title: [UInt8]) -> [TitleSplit] {
    brackets.flatMap { open, close -> [TitleSplit] in
      var found: [TitleSplit] = []
      if title.starts(with: open), let end = UTF8Bytes.firstRange(of: close, in: title[...]) {
        found.append(
          TitleSplit(
            left: UTF8Bytes.collapsed(title[open.count..<end.lowerBound]), right: UTF8Bytes.collapsed(title[end.upperBound...]), sign: .name
          ))
      }
      if title.suffix(close.count).elementsEqual(close), let start = UTF8Bytes.firstRange(of: open, in: title[...]) {
        found.append(
          TitleSplit(
            left: UTF8Bytes.collapsed(title[..<start.lowerBound]),
            right: UTF8Bytes.collapsed(title[start.upperBound..<title.count - close.count]), sign: .name))
      }
      return found.filter { !$0.left.isEmpty && !$0.right.isEmpty }
    }
  }

  private static func isBesideLetter(_ range: Range<Int>, _ title: [UInt8]) -> Bool {
    title[range.lowerBound - 1] >= 0x80 || title[range.upperBound] >= 0x80
  }
}
