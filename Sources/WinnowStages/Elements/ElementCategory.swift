/// A category of class and id words: a key of `element-words.json`.
enum ElementCategory: String, CaseIterable, Sendable {
  /// The parts around an article that every page of a site has.
  case navigation, frame, tags, share, related, advertisement, newsletter, subscription, overlay, commentPlatform
  /// Dialogs, and their purposes.
  case consent, consentPlatform, dialog, paywall
  /// Reader comments.
  case comment
  /// Lines about an article: its author and date.
  case metadata, author, authorBox, date, change
  /// Classes that may hide an element.
  case concealed
  /// Recipe ingredients.
  case ingredient
  /// Images, and the texts about them.
  case caption, credit, picture, gallery

  /// The categories of chrome.
  static let chrome: [ElementCategory] = [
    .navigation, .frame, .tags, .share, .related, .advertisement, .newsletter, .subscription, .overlay, .commentPlatform, .consent,
  ]

  /// The words of the category.
  var words: [String] { ElementWords.builtIn[self] }
}
