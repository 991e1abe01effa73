/// The result of decompressing a complete buffer.
struct Decompressed {
  var bytes: [UInt8] = []
  /// The error that ended decompression.
  var damage: DecompressionError?
  /// The number of trailing uncompressed bytes; zero padding does not count.
  var garbage = 0

  /// Decompresses the input, up to slightly more than `limit` bytes, so that a longer result is recognized.
  init(_ input: [UInt8], _ compression: Compression, limit: Int) {
    guard var decompressor = Decompressor(compression, input: input.count) else {
      damage = DecompressionError(compression, .memory)
      return
    }
    var start = 0
    while bytes.count <= limit {
      var used = 0
      let step = decompressor.decompress(input[start...], into: &bytes, used: &used)
      start += used
      switch step {
      case .progress: break
      case .needsInput:
        damage = DecompressionError(compression, .truncated)
        return
      case .damaged(let found):
        damage = found
        return
      case .end:
        guard start < input.count else { return }
        if compression.beginsMember(input[start...]) { break }
        garbage = input[start...].allSatisfy { $0 == 0 } ? 0 : input.count - start
        return
      }
    }
  }
}
