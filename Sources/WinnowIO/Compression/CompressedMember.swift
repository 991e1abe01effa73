/// The read position in a member of a compressed file.
struct CompressedMember {
  /// Its start in the file.
  var start = 0
  /// Whether it follows a complete member, and whether it is complete.
  var follows = false, hasEnded = false
  /// The number of bytes read from the file, and of bytes decompressed.
  var compressed = 0, decompressed = 0

  /// Decompression bombs: above this ratio and this size a member is refused.
  static let bombRatio = 200
  private static let bombBytes = 16 << 20

  var isBomb: Bool { decompressed > Self.bombBytes && decompressed / Self.bombRatio > compressed }
}
