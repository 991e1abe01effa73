/// The fields by their names: `record.published` is `record[.published]`.
extension Record {
  /// The article's title, without the site's banner.
  public var title: String? { self[.title] }
  /// The title as the page's head has it.
  public var titleRaw: String? { self[.titleRaw] }
  /// The name of the site or outlet.
  public var site: String? { self[.site] }
  /// The address that the page calls its own.
  public var canonical: String? { self[.canonical] }
  /// When it was published, as ISO 8601: a day or a moment, with its zone where the page tells it.
  public var published: String? { self[.published] }
  /// When it was last changed, as ISO 8601.
  public var modified: String? { self[.modified] }
  /// The day that the page shows to its readers, where it is not the declared one.
  public var shown: String? { self[.shown] }
  /// The part of the site it stands in.
  public var section: String? { self[.section] }
  /// What the page says of itself.
  public var description: String? { self[.description] }
  /// The address of the picture that stands for the page.
  public var image: String? { self[.image] }
  /// The address or name of the licence.
  public var licence: String? { self[.licence] }
  /// The language of the text, as a primary subtag of BCP 47.
  public var language: String? { self[.language] }
  /// The language with its region or script, where the page declares one.
  public var locale: String? { self[.locale] }
  /// The script that most of the text is written in, as ISO 15924.
  public var script: String? { self[.script] }
  /// What kind of page it is, in the model's words: `article`, `product`.
  public var pageType: String? { self[.pageType] }
  /// Where the text was found, where the page itself shows none.
  public var recoveredFrom: String? { self[.recoveredFrom] }
  /// The id of an earlier page of the run whose text it has, or nearly.
  public var duplicateOf: String? { self[.duplicateOf] }
  /// Subjects, in the site's words.
  public var tags: [String] { self[.tags] }
  /// What readers wrote under the article, a text a paragraph.
  public var comments: [String] { self[.comments] }
  /// What a reader of the record should know: a stage that was skipped.
  public var warnings: [String] { self[.warnings] }
}
