import Winnow

/// Archives, stock libraries and networks that pictures come from: what captions name beside agencies.
enum PictureSources {
  private static let keys: Set<[UInt8]> = {
    guard let json = try? JSON(LanguageFiles.bytes(of: "picture-sources") ?? []) else { return [] }
    return Set((json["names"]?.array ?? []).compactMap(\.string).map { FoldedText.bytes(of: $0.utf8) })
  }()

  /// Whether a folded name is one.
  static func contains(_ key: [UInt8]) -> Bool { keys.contains(key) }
}
