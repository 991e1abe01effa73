/// The phrases of rights notices, in every language.
enum RightsNotices {
  private static let phrases = PhraseSet("rights-notices")

  /// Whether a text contains one.
  static func occur(in text: ArraySlice<UInt8>) -> Bool { phrases.occur(in: text) }
}
