/// Gathers records until a packed member is full; without packing they pass through.
struct MemberBuffer {
  let packing: Packing?
  private var member: [UInt8] = []

  /// Longer than this a packed member does not get, but for its last record.
  private static let longest = 8 << 20

  init(_ packing: Packing?) { self.packing = packing }

  /// - Parameter endsMember: whether the record is the last one of its member.
  /// - Returns: what is to be written now.
  mutating func add(_ bytes: [UInt8], endsMember: Bool = false) throws(OutputError) -> [UInt8] {
    guard let packing else { return bytes }
    member += bytes
    return packing.hasMembers && (endsMember || member.count > Self.longest) ? try end() : []
  }

  /// The member at work, packed.
  mutating func end() throws(OutputError) -> [UInt8] {
    guard let packing, !member.isEmpty else { return [] }
    defer { member.removeAll(keepingCapacity: true) }
    return try Packer.member(member, packing)
  }
}
