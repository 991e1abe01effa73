import Winnow

/// The marks of footnotes and their back links, from `footnotes.json`; the words for back links are in `back-link-words.json`.
enum FootnoteNames {
  enum Key: String, CaseIterable {
    /// Texts of back links.
    case arrows
    /// Texts that are back links within a footnote only.
    case backLinkSigns
    /// Prefixes of ids of footnotes: lowercase letters only.
    case ids
    /// The `epub:type` of a footnote.
    case epubTypes
  }

  private static let lists = DataLists<Key>(builtIn: "footnotes.json", PackageResources.footnotes_json)

  static let arrows = Set(lists[.arrows])
  /// The lowercase texts of back links within a footnote.
  static let backLinkTexts = arrows.union(lists[.backLinkSigns]).union(LanguageFiles.strings(of: "back-link-words"))
  static let ids = Set(lists[.ids])
  static let epubTypes = Set(lists[.epubTypes])
}
