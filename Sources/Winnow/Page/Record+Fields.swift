/// The fields as properties: `record.published` is `record[.published]`.
extension Record {
  /// The article's title, without the site's banner.
  public var title: String? { self[.title] }
  /// The title in the page's head.
  public var titleRaw: String? { self[.titleRaw] }
  /// The name of the site or outlet.
  public var site: String? { self[.site] }
  /// The canonical URL that the page declares.
  public var canonical: String? { self[.canonical] }
  /// When it was published, as ISO 8601: a date, or a date with time and, if the page gives it, a UTC offset.
  public var published: String? { self[.published] }
  /// When it was last changed, as ISO 8601.
  public var modified: String? { self[.modified] }
  /// The date displayed on the page, if it differs from the declared one.
  public var shown: String? { self[.shown] }
  /// The section of the site.
  public var section: String? { self[.section] }
  /// The description in the page's metadata.
  public var description: String? { self[.description] }
  /// The URL of the page's preview image (`og:image`).
  public var image: String? { self[.image] }
  /// The URL or name of the licence.
  public var licence: String? { self[.licence] }
  /// The language of the text, as a BCP 47 primary subtag.
  public var language: String? { self[.language] }
  /// The language with its region or script, if the page declares one.
  public var locale: String? { self[.locale] }
  /// The script of most of the text, as ISO 15924.
  public var script: String? { self[.script] }
  /// The page type that the model predicts: `article`, `product`.
  public var pageType: String? { self[.pageType] }
  /// The source of recovered text, if the page itself displays none.
  public var recoveredFrom: String? { self[.recoveredFrom] }
  /// The id of an earlier page of the run with the same or nearly the same text.
  public var duplicateOf: String? { self[.duplicateOf] }
  /// Keywords that the site assigns.
  public var tags: [String] { self[.tags] }
  /// Reader comments, one string per paragraph.
  public var comments: [String] { self[.comments] }
  /// Warnings for users of the record, such as a skipped stage.
  public var warnings: [String] { self[.warnings] }
}
