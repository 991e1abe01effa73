/// Decompresses a file of consecutive members: gzip members, zstd frames, or a single stream of another format.
///
/// An error ends its member: the bytes decompressed before it are returned, and reading continues at the next member. Every step makes
/// progress: it consumes or produces bytes, and the search for the next member begins after the first byte of the damaged one, so that no
/// offset is tried twice.
struct MemberReader: ~Copyable {
  private let compression: Compression
  private var decompressor: Decompressor
  private var member = CompressedMember()
  private var rescanBudget = RescanBudget()
  /// Found after the last returned bytes.
  private var damage: DecompressionError?
  /// The reason why the file could not be read after them.
  private var failure: StreamError?
  /// Whether bytes were decompressed since the last error; an error before that belongs to the last one.
  private var isNewDamage = true
  private var isBegun = false

  /// The number of bytes in the last result that belong to a damaged member, and may be wrong.
  var doubtful: Int { damage == nil ? 0 : member.decompressed }

  /// Bytes decompressed, and read, at a time. Complete members are decompressed faster; a larger chunk splits fewer of them.
  private static let piece = 1 << 20, chunk = 4 << 20

  /// - Returns: `nil` if memory is exhausted.
  init?(_ compression: Compression) {
    guard let decompressor = Decompressor(compression) else { return nil }
    self.compression = compression
    self.decompressor = decompressor
  }

  /// Appends the next bytes.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``StreamError``, without appending anything.
  mutating func append(to bytes: inout [UInt8], from file: inout FileBuffer) throws(StreamError) -> Bool {
    let before = bytes.count
    if !isBegun { try begin(&file) }
    while bytes.count - before < Self.piece, !file.isCancelled() {
      if damage != nil || failure != nil {
        // Return the decompressed bytes first.
        guard bytes.count == before else { return true }
        if let found = failure.take() { throw found }
        if let damage { try resume(after: damage, in: &file) }
      } else if needsMore(file) {
        // Do not block with bytes to return; for regular files, detect a truncated member before returning its bytes.
        guard bytes.count == before || !file.waits && !decompressor.isAtEnd else { return true }
        do throws(StreamError) { try fill(&file) } catch { failure = error }
      } else if decompressor.isAtEnd {
        guard try beginMember(in: &file) else { break }
        if damage == nil { step(from: &file, to: &bytes) }
      } else {
        step(from: &file, to: &bytes)
      }
    }
    return bytes.count > before
  }

  private func needsMore(_ file: borrowing FileBuffer) -> Bool {
    !file.isRead && (file.isUsedUp || decompressor.isAtEnd && file.rest.count < Compression.signatureLength)
  }

  private func fill(_ file: inout FileBuffer) throws(StreamError) {
    try file.fill(maxCount: Self.chunk, keeping: decompressor.isAtEnd ? 0 : min(RescanBudget.maxBytesBefore, file.position - member.start))
  }

  private mutating func step(from file: inout FileBuffer, to bytes: inout [UInt8]) {
    let before = bytes.count
    var used = 0
    let step = decompressor.decompress(file.rest, into: &bytes, used: &used)
    file.start += used
    member.compressed += used
    member.decompressed += bytes.count - before
    if bytes.count > before { isNewDamage = true }
    switch step {
    case .progress where member.isBomb: damage = DecompressionError(compression, .bomb(ratio: CompressedMember.bombRatio))
    case .progress: break
    // The whole file has been read.
    case .needsInput: damage = DecompressionError(compression, isTrailingGarbage ? .trailingGarbage : .truncated)
    case .end: member.hasEnded = true
    case .damaged(let found): damage = isTrailingGarbage ? DecompressionError(compression, .trailingGarbage) : found
    }
  }

  /// Whether nothing was decompressed after the end of a stream in a format without magic number.
  private var isTrailingGarbage: Bool { !compression.hasMembers && member.follows && member.decompressed == 0 }
}

// MARK: Where members begin

extension MemberReader {
  private mutating func begin(_ file: inout FileBuffer) throws(StreamError) {
    isBegun = true
    guard compression == .zstd, let dictionary = try ZstdDictionary.take(from: &file) else { return }
    guard let bytes = dictionary.bytes, decompressor.use(dictionary: bytes) else {
      isNewDamage = false
      throw .damaged(DecompressionError(compression, .noDictionary))
    }
  }

  /// - Returns: `false` at the end of the file.
  private mutating func beginMember(in file: inout FileBuffer) throws(StreamError) -> Bool {
    if compression == .gzip, member.hasEnded { try skipPadding(in: &file) }
    guard !file.isUsedUp else { return false }
    member = CompressedMember(start: file.position, follows: member.hasEnded)
    if member.follows, compression.hasMembers, !compression.beginsMember(file.rest) {
      damage = DecompressionError(compression, .trailingGarbage)
    } else if let length = ZstdDictionary.lengthOfSkippable(file.rest), let left = file.bytesLeft, length > left {
      // A wrong length would skip the rest of the file.
      damage = DecompressionError(compression)
    }
    return true
  }

  /// Skips zero bytes after a member, as gzip(1) does: tapes and some file systems add them as padding.
  private mutating func skipPadding(in file: inout FileBuffer) throws(StreamError) {
    while true {
      file.start = file.rest.firstIndex { $0 != 0 } ?? file.bytes.count
      guard file.isUsedUp, !file.isRead else { return }
      try fill(&file)
    }
  }

  private mutating func resume(after found: DecompressionError, in file: inout FileBuffer) throws(StreamError) {
    damage = nil
    try seekMember(in: &file)
    guard isNewDamage else { return }
    isNewDamage = false
    throw .damaged(found)
  }

  private mutating func seekMember(in file: inout FileBuffer) throws(StreamError) {
    decompressor.reset()
    member.hasEnded = false
    guard compression.hasMembers else { return file.end() }
    file.seek(to: rescanBudget.start(after: member.start, at: file.position))
    while true {
      if let found = compression.nextMember(in: file.rest) {
        file.start = found
        return
      }
      // A magic number may be split.
      file.start = file.isRead ? file.bytes.count : max(file.start, file.bytes.count - Compression.signatureLength)
      if file.isRead { return }
      try file.fill(maxCount: Self.chunk)
    }
  }
}
