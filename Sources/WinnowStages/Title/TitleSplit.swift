import Winnow

/// A title parted at one of the signs that banners stand behind.
struct TitleSplit {
  let left, right: String
  /// A colon joins a title's own parts more often than a banner.
  let isStrong: Bool

  /// A sign with blanks around it, or one that joins no words.
  private static let separators = [" - ", " – ", " — ", " | ", "|", " :: ", " » ", " « ", " · ", " • ", " › ", " ~ ", " / ", ": ", " ‹ "]

  /// No title is longer, in bytes, or has more signs; what is there to keep a stage busy.
  private static let longest = 4_000, mostSplits = 50

  /// All that the title could be parted into, in loose form.
  static func parts(of title: String) -> [String] { all(of: title).flatMap { [$0.left, $0.right] }.map { Loose.key($0) } }

  /// The title parted at each separator: the shortest left part first.
  static func all(of title: String) -> [TitleSplit] {
    guard title.utf8.count <= longest else { return [] }
    var splits: [(at: Int, split: TitleSplit)] = []
    for separator in separators where title.utf8.count > separator.utf8.count {
      guard let sign = separator.utf8.first(where: { $0 != TextBytes.space }), title.utf8.contains(sign) else { continue }
      for range in title.ranges(of: separator).prefix(mostSplits) {
        let left = TextBytes.collapsed(title[..<range.lowerBound].utf8), right = TextBytes.collapsed(title[range.upperBound...].utf8)
        guard !left.isEmpty, !right.isEmpty else { continue }
        let at = title.utf8.distance(from: title.startIndex, to: range.lowerBound)
        splits.append((at, TitleSplit(left: left, right: right, isStrong: separator != ": ")))
      }
    }
    return splits.sorted { $0.at < $1.at }.map(\.split)
  }
}
