/// What packed bytes that are there as a whole unpack to.
struct Unpacked {
  var bytes: [UInt8] = []
  /// Why there is no more of it.
  var damage: Damaged?
  /// How many bytes follow that are not packed; padding with zeros does not count.
  var garbage = 0

  /// All of it, but no more than `limit` and some bytes, so that a longer one is known as such.
  init(_ input: [UInt8], _ packing: Packing, limit: Int) {
    guard var unpacker = Unpacker(packing, input: input.count) else {
      damage = Damaged(packing, .memory)
      return
    }
    var start = 0
    while bytes.count <= limit {
      var used = 0
      let step = unpacker.unpack(input[start...], into: &bytes, used: &used)
      start += used
      switch step {
      case .on: break
      case .hungry:
        damage = Damaged(packing, .cut)
        return
      case .damaged(let found):
        damage = found
        return
      case .end:
        guard start < input.count else { return }
        if packing.beginsMember(input[start...]) { break }
        garbage = input[start...].allSatisfy { $0 == 0 } ? 0 : input.count - start
        return
      }
    }
  }
}
