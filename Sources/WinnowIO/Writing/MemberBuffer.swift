/// Collects records until a compressed member is full; without compression they pass through.
struct MemberBuffer {
  let compression: Compression?
  private var member: [UInt8] = []

  /// Maximum uncompressed bytes of a member; its last record may exceed it.
  private static let maxMemberLength = 8 << 20

  init(_ compression: Compression?) { self.compression = compression }

  /// - Parameter endsMember: whether the record is the last one of its member.
  /// - Returns: the bytes to write now.
  mutating func add(_ bytes: [UInt8], endsMember: Bool = false) throws(OutputError) -> [UInt8] {
    guard let compression else { return bytes }
    member += bytes
    return compression.hasMembers && (endsMember || member.count > Self.maxMemberLength) ? try end() : []
  }

  /// The current member, compressed.
  mutating func end() throws(OutputError) -> [UInt8] {
    guard let compression, !member.isEmpty else { return [] }
    defer { member.removeAll(keepingCapacity: true) }
    return try Compressor.member(member, compression)
  }
}
