import Winnow

/// By what footnotes and the links back from them are known, from `footnotes.json`; the words of languages for a link back are in
/// `back-link-words.json`.
enum FootnoteNames {
  enum Key: String, CaseIterable {
    /// What a link back has for a text on any page.
    case arrows
    /// The same in a footnote.
    case backLinkSigns
    /// What ids begin with that makers of footnotes give, their letters alone, in small letters.
    case ids
    /// The `epub:type` of a footnote.
    case epubTypes
  }

  private static let lists = DataLists<Key>(builtIn: "footnotes.json", PackageResources.footnotes_json)

  static let arrows = Set(lists[.arrows])
  /// What a link back says in a footnote, in small letters.
  static let backLinkTexts = arrows.union(lists[.backLinkSigns]).union(LanguageFiles.strings(of: "back-link-words"))
  static let ids = Set(lists[.ids])
  static let epubTypes = Set(lists[.epubTypes])
}
