import Winnow

/// A title parted at one of the signs that banners stand after.
struct TitleSplit {
  let left, right: String
  /// A colon joins a title's own parts more often than a banner.
  let isStrong: Bool

  /// A sign with blanks around it, or one that joins no words.
  private static let spaced = [
    " - ", " – ", " — ", " | ", "|", " :: ", " » ", " « ", " · ", " • ", " › ", " ~ ", " / ", ": ", " ‹ ", " ⋆ ", " ★ ", " ● ", " ▪ ",
    " ◦ ", " ⋅ ", " ∙ ", " ‖ ", " || ", " // ", " >> ", " << ",
  ]
  /// Signs that part titles in scripts without blanks, beside a letter that is not ASCII: “标题_网站”, but `snake_case`.
  private static let unspaced = ["_", "：", "｜", "丨", "－"]

  private static let colons = [": ", "："]

  private struct Separator {
    let bytes: [UInt8]
    /// Its first byte that is no blank: a title without it has no such separator.
    let sign: UInt8
    let isUnspaced, isColon: Bool

    init(_ text: String) {
      bytes = Array(text.utf8)
      sign = bytes.first { $0 != UTF8Bytes.space } ?? UTF8Bytes.space
      (isUnspaced, isColon) = (unspaced.contains(text), colons.contains(text))
    }
  }

  private static let separators = (spaced + unspaced).map(Separator.init)

  /// No title is longer, in bytes, or has more signs; what is there to keep a stage busy.
  private static let longest = 4_000, mostSplits = 50

  /// All that the title could be parted into, folded.
  static func parts(of title: String) -> [String] { all(of: title).flatMap { [$0.left, $0.right] }.map { FoldedText.key($0) } }

  /// The title parted at each separator: the shortest left part first.
  static func all(of title: String) -> [TitleSplit] {
    guard title.utf8.count <= longest else { return [] }
    let title = Array(title.utf8)
    var splits: [(at: Int, split: TitleSplit)] = []
    for separator in separators where title.count > separator.bytes.count && title.contains(separator.sign) {
      var rest = title[...]
      var found = 0
      while found < mostSplits, let range = UTF8Bytes.firstRange(of: separator.bytes, in: rest) {
        (rest, found) = (title[range.upperBound...], found + 1)
        let left = UTF8Bytes.collapsed(title[..<range.lowerBound])
        let right = UTF8Bytes.collapsed(rest)
        if !left.isEmpty, !right.isEmpty, !separator.isUnspaced || isBesideLetter(range, title) {
          splits.append((range.lowerBound, TitleSplit(left: left, right: right, isStrong: !separator.isColon)))
        }
      }
    }
    return splits.sorted { $0.at < $1.at }.map(\.split)
  }

  private static func isBesideLetter(_ range: Range<Int>, _ title: [UInt8]) -> Bool {
    title[range.lowerBound - 1] >= 0x80 || title[range.upperBound] >= 0x80
  }
}
