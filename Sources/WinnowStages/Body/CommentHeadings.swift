import Winnow

/// Headings of reader comments, in every language: “Comments (12)”, “2 Leserkommentare”.
enum CommentHeadings {
  /// Folded, without digits.
  private static let keys: Set<[UInt8]> = Set(
    LanguageFiles.keys(of: "comment-headings"))
  /// Bytes: maximum length of such a heading.
  private static let maxLength = 90
  /// Maximum number of headings searched.
  private static let maxCount = 400

  /// The nodes from each comment heading to the end of its section.
  static func sections(of page: Page) -> [(nodes: Range<Int>, heading: String)] {
    page.tree.elements(.h2, .h3, .h4, .h5).prefix(maxCount).compactMap { heading in
      guard heading.textRange.count <= maxLength, says(page.tree.text[heading.textRange]) else { return nil }
      return (section(of: heading, page), heading.text)
    }
  }

  /// Whether the whole text is a comment heading.
  static func says(_ text: ArraySlice<UInt8>) -> Bool {
    keys.contains(FoldedText.bytes(of: text).filter { !(0x30...0x39 ~= $0) })
  }

  /// The box that the heading begins, or the nodes after it in the same element up to the next heading of its level.
  private static func section(of heading: Node, _ page: Page) -> Range<Int> {
    var box = heading
    while let around = box.parent, !TagSet.wholePage.contains(around.tag), page.tree.characterCount(in: around.id..<heading.id) == 0 {
      box = around
    }
    if box != heading { return box.subtree }
    guard let around = heading.parent, let level = heading.tag.headingLevel else { return heading.subtree }
    let end =
      around.children.first { $0.id > heading.id && $0.tag.headingLevel.map { $0 <= level } ?? false }?.id ?? around.subtree.upperBound
    return heading.id..<end
  }
}
