extension Node {
  private static let signs: Set<Substring> = ["emoji", "smilie", "smilies", "smiley", "smileys", "emoticon", "emoticons"]

  /// Whether it is an image of an emoji or smiley.
  package var isSign: Bool {
    guard tag == .img, hasAttributes else { return false }
    if let classes = bytes(.class), Self.isSaid(in: classes.prefix(300)) { return true }
    return bytes(.src).map { Self.isSaid(in: $0.prefix(300)) } ?? false
  }

  /// Whether a part of a class name or URL is an emoji word, ignoring case.
  private static func isSaid(in text: ArraySlice<UInt8>) -> Bool {
    text.split {
      UTF8Bytes.isBlank($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    .contains { $0.count >= 5 && $0.count <= 9 && signs.contains(Substring(decoding: $0.map(UTF8Bytes.small), as: UTF8.self)) }
  }

  /// Bytes: `:stuck_out_tongue:`.
  private static let longestSign = 32

  /// The alternative text of an emoji image; `nil` for any other element.
  var sign: ArraySlice<UInt8>? { isSign ? bytes(.alt).flatMap { !$0.isEmpty && $0.count <= Self.longestSign ? $0 : nil } : nil }
}
