/// Archives, stock libraries and networks that supply images and are named in captions next to agencies.
enum PictureSources {
  private static let keys = Set(LanguageFiles.keys(of: "picture-sources"))

  /// Whether a folded name is a source of images.
  static func contains(_ key: [UInt8]) -> Bool { keys.contains(key) }
}
