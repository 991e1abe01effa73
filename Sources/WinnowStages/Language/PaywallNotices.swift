import Winnow

/// The phrases of paywall notices, in every language.
enum PaywallNotices {
  private static let phrases = PhraseSet("paywall-notices")
  /// Bytes of the text.
  private static let minLength = 12, maxLength = 900

  /// Excludes most blocks by their length.
  static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool { minLength...maxLength ~= text.count }

  static func isOne(_ text: ArraySlice<UInt8>) -> Bool { phrases.occur(in: text) }
}
