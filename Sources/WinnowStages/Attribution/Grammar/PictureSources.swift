/// Archives, stock libraries and networks that pictures come from: what captions name beside agencies.
enum PictureSources {
  private static let keys = Set(LanguageFiles.keys(of: "picture-sources"))

  /// Whether a folded name is one.
  static func contains(_ key: [UInt8]) -> Bool { keys.contains(key) }
}
