import Winnow

/// The phrases of a site's requests to readers, in every language: to subscribe to its newsletter, to follow it, to send it tips.
enum SiteNotices {
  private static let phrases = PhraseSet("site-notices")
  /// Bytes of the text.
  private static let minLength = 12, maxLength = 900

  /// Excludes most blocks by their length.
  static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool { minLength...maxLength ~= text.count }

  /// The matching phrase, folded.
  static func phrase(in text: ArraySlice<UInt8>) -> String? { phrases.first(in: text) }
}
