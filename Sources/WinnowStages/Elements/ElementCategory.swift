/// What the words of an element's class and id say that it is: a key of `element-words.json`.
enum ElementCategory: String, CaseIterable, Sendable {
  /// What stands around an article on every page of a site.
  case navigation, frame, tags, share, related, advertisement, newsletter, subscription, overlay, commentPlatform
  /// Dialogs, and what they ask for.
  case consent, consentPlatform, dialog, paywall
  /// What readers wrote.
  case comment
  /// Lines about an article: who wrote it, and when.
  case metadata, author, authorBox, date, change
  /// What a class may hide by.
  case concealed
  /// What a recipe takes.
  case ingredient
  /// Pictures, and the texts about them.
  case caption, credit, picture, gallery

  /// The categories of what is no article, whatever it says.
  static let chrome: [ElementCategory] = [
    .navigation, .frame, .tags, .share, .related, .advertisement, .newsletter, .subscription, .overlay, .commentPlatform, .consent,
  ]

  /// The words of the category.
  var words: [String] { ElementWords.builtIn[self] }
}
