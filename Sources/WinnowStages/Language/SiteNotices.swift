import Winnow

/// What a site asks of its readers beside an article, in every language: to take its newsletter, to follow it, to send it tips.
enum SiteNotices {
  private static let phrases = PhraseSet("site-notices")
  /// In bytes of the text.
  private static let shortest = 12, longest = 900

  /// Tells most blocks by their length.
  static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool { shortest...longest ~= text.count }

  /// The phrase that tells it, in loose form.
  static func phrase(in text: ArraySlice<UInt8>) -> String? { phrases.first(in: text) }
}
