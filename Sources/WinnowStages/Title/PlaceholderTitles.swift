import Winnow

/// Default titles of programs, and titles of home pages: “Untitled Document”, “Home”.
enum PlaceholderTitles {
  /// Folded.
  private static let keys: Set<String> = Set(LanguageFiles.strings(of: "placeholder-titles").map { FoldedText.key($0) })

  /// Whether it is a title of this kind, alone or with the site's name.
  static func isOne(_ title: String) -> Bool {
    keys.contains(FoldedText.key(title))
      || TitleSplit.all(of: title).contains {
        $0.sign != .colon && (keys.contains(FoldedText.key($0.left)) || keys.contains(FoldedText.key($0.right)))
      }
  }
}
