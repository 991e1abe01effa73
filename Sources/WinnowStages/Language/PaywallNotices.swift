import Winnow

/// What asks readers to pay or subscribe before they may read on, in every language.
enum PaywallNotices {
  private static let phrases = PhraseSet("paywall-notices")
  /// In bytes of the text.
  private static let shortest = 12, longest = 900

  /// Tells most blocks by their length.
  static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool { shortest...longest ~= text.count }

  static func isOne(_ text: ArraySlice<UInt8>) -> Bool { phrases.occur(in: text) }
}
