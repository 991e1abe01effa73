/// How far one member of a compressed file was read.
struct CompressedMember {
  /// Where in the file it begins.
  var start = 0
  /// Whether it follows one that came to its end, and came to its own.
  var follows = false, hasEnded = false
  /// How many bytes were taken of the file, and given.
  var compressed = 0, decompressed = 0

  /// Pages compress to a tenth of their size; what decompresses to so many times its own, and to so much in all, is there to do harm.
  static let bombRatio = 200
  private static let bombBytes = 16 << 20

  var isBomb: Bool { decompressed > Self.bombBytes && decompressed / Self.bombRatio > compressed }
}
