/// Decompresses a file whose compressed members follow each other: those of gzip, the frames of zstd, or one of another format.
///
/// Damage ends the member that it is in; what was decompressed before it is given, and reading goes on at the next member. However a
/// file is damaged, reading comes forward: a step uses bytes of the file or gives some, and the member after a damaged one is
/// looked for after the first byte of that, so that no place is taken for the beginning of a member twice.
struct MemberReader: ~Copyable {
  private let compression: Compression
  private var decompressor: Decompressor
  private var member = CompressedMember()
  private var rescanBudget = RescanBudget()
  /// Found after the bytes that were given last.
  private var damage: DecompressionError?
  /// Why the file could not be read on after them.
  private var failure: StreamError?
  /// Whether something was decompressed since damage was thrown last: what fails before that belongs to it.
  private var isNewDamage = true
  private var isBegun = false

  /// How many of the bytes that were given last are of a member that is damaged: they may be wrong already.
  var doubtful: Int { damage == nil ? 0 : member.decompressed }

  /// So much is decompressed at a time, and read of the file. Members that are there as a whole are decompressed faster: the more is read
  /// at a time, the fewer are cut in two.
  private static let piece = 1 << 20, chunk = 4 << 20

  /// - Returns: `nil` without memory.
  init?(_ compression: Compression) {
    guard let decompressor = Decompressor(compression) else { return nil }
    self.compression = compression
    self.decompressor = decompressor
  }

  /// Adds the next bytes.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``StreamError``, with nothing added.
  mutating func append(to bytes: inout [UInt8], from file: inout FileBuffer) throws(StreamError) -> Bool {
    let before = bytes.count
    if !isBegun { try begin(&file) }
    while bytes.count - before < Self.piece, !file.isOver() {
      if damage != nil || failure != nil {
        // What is there already goes first.
        guard bytes.count == before else { return true }
        if let found = failure.take() { throw found }
        if let damage { try goOn(after: damage, in: &file) }
      } else if needsMore(file) {
        // It does not wait for more either; but where nothing is waited for, a member that is cut is known before it is given.
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
    !file.isRead && (file.isUsedUp || decompressor.isAtEnd && file.rest.count < Compression.longestLook)
  }

  private func fill(_ file: inout FileBuffer) throws(StreamError) {
    try file.fill(most: Self.chunk, keeping: decompressor.isAtEnd ? 0 : min(RescanBudget.most, file.position - member.start))
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
    // The whole file has been read then.
    case .needsInput: damage = DecompressionError(compression, isRubbish ? .garbage : .cut)
    case .end: member.hasEnded = true
    case .damaged(let found): damage = isRubbish ? DecompressionError(compression, .garbage) : found
    }
  }

  /// Whether there was nothing in what follows a stream of a format without signs.
  private var isRubbish: Bool { !compression.hasMembers && member.follows && member.decompressed == 0 }
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
      damage = DecompressionError(compression, .garbage)
    } else if let length = ZstdDictionary.lengthOfSkippable(file.rest), let left = file.bytesLeft, length > left {
      // Taken at its word it would swallow all that follows.
      damage = DecompressionError(compression)
    }
    return true
  }

  /// gzip(1) goes over zeros after a member: tapes and some file systems are filled with them.
  private mutating func skipPadding(in file: inout FileBuffer) throws(StreamError) {
    while true {
      file.start = file.rest.firstIndex { $0 != 0 } ?? file.bytes.count
      guard file.isUsedUp, !file.isRead else { return }
      try fill(&file)
    }
  }

  private mutating func goOn(after found: DecompressionError, in file: inout FileBuffer) throws(StreamError) {
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
      // A sign may be cut in two.
      file.start = file.isRead ? file.bytes.count : max(file.start, file.bytes.count - Compression.longestLook)
      if file.isRead { return }
      try file.fill(most: Self.chunk)
    }
  }
}
