extension Node {
  private static let signs: Set<Substring> = ["emoji", "smilie", "smilies", "smiley", "smileys", "emoticon", "emoticons"]

  /// Whether it is an image of an emoji or smiley.
  package var isSign: Bool {
    guard tag == .img, hasAttributes else { return false }
    if let classes = bytes(.class), Self.names(in: classes.prefix(300)) { return true }
    return bytes(.src).map { Self.names(in: $0.prefix(300)) } ?? false
  }

  /// Whether a part of a class name or URL is an emoji word, ignoring case.
  private static func names(in text: ArraySlice<UInt8>) -> Bool {
    text.split {
      UTF8Bytes.isASCIIWhitespace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
    .contains { $0.count >= 5 && $0.count <= 9 && signs.contains(Substring(decoding: $0.map(UTF8Bytes.asciiLowercased), as: UTF8.self)) }
  }

  /// Bytes: `:stuck_out_tongue:`.
  private static let maxEmojiNameLength = 32

  /// The alternative text of an emoji image; `nil` for any other element.
  var emoji: ArraySlice<UInt8>? { isSign ? bytes(.alt).flatMap { !$0.isEmpty && $0.count <= Self.maxEmojiNameLength ? $0 : nil } : nil }
}
