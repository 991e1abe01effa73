/// What compressed bytes that are there as a whole decompress to.
struct Decompressed {
  var bytes: [UInt8] = []
  /// Why there is no more of it.
  var damage: DecompressionError?
  /// How many bytes follow that are not compressed; padding with zeros does not count.
  var garbage = 0

  /// All of it, but no more than `limit` and some bytes, so that a longer one is known as such.
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
        damage = DecompressionError(compression, .cut)
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
