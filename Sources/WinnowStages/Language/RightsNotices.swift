/// What notices of rights say, in every language.
enum RightsNotices {
  private static let phrases = PhraseSet("rights-notices")

  /// Whether a text has one.
  static func occur(in text: ArraySlice<UInt8>) -> Bool { phrases.occur(in: text) }
}
