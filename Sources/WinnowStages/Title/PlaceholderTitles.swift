import Winnow

/// Titles that programs write where their users have given none, and those of first pages: “Untitled Document”, “Home”.
enum PlaceholderTitles {
  /// In loose form.
  private static let keys: Set<String> = Set(LanguageFiles.strings(of: "placeholder-titles").map { FoldedText.key($0) })

  /// Whether a title says this, alone or beside the site's name.
  static func isOne(_ title: String) -> Bool {
    keys.contains(FoldedText.key(title))
      || TitleSplit.all(of: title).contains {
        $0.sign != .colon && (keys.contains(FoldedText.key($0.left)) || keys.contains(FoldedText.key($0.right)))
      }
  }
}
