import SystemPackage
import Winnow

/// The bytes of a file or stream, unpacked where its first bytes or its name say that it is packed.
///
/// Damage in a packed stream ends the member that it is in; reading goes on at the next one. The file is closed with the stream.
struct ByteStream: ~Copyable {
  private let file: FileDescriptor
  private let isOver: @Sendable () -> Bool
  private var raw: [UInt8] = []
  private var start = 0
  private var isRead = false
  private var unpacker: Unpacker?
  private let packing: Packing?
  /// Found behind the bytes that were given last.
  private var hasDamage = false
  /// How many bytes were taken of the file, and given.
  private var packedBytes = 0, unpackedBytes = 0

  /// Pages pack to a tenth of their size; what unpacks to so many times its own, and to so much in all, is there to do harm.
  private static let harmfulRatio = 200, harmfulBytes = 16 << 20

  /// - Parameters:
  ///   - fileExtension: tells brotli, which no first bytes tell.
  ///   - isOver: whether to wait no longer for what does not come.
  init(_ file: FileDescriptor, fileExtension: String? = nil, isOver: @escaping @Sendable () -> Bool = { false }) throws(StreamError) {
    (self.file, self.isOver) = (file, isOver)
    let head: [UInt8]
    do { head = try Bytes.next(of: file, until: isOver) } catch {
      Self.close(file)
      throw .unreadable("\(error)")
    }
    packing = Packing.of(head) ?? (Packing.of(fileExtension: fileExtension) == .brotli ? .brotli : nil)
    (raw, isRead) = (head, head.isEmpty)
    if let packing { unpacker = Unpacker(packing) }
  }

  deinit { Self.close(file) }

  /// Standard input is not ours to close.
  private static func close(_ file: FileDescriptor) { if file != .standardInput { try? file.close() } }

  private mutating func fill() throws(StreamError) {
    guard !isRead else { return }
    if start > 0 {
      raw.removeFirst(start)
      start = 0
    }
    // Members that are there as a whole are unpacked faster: the more is read at a time, the fewer are cut in two.
    try Self.read(file, to: &raw, most: packing == nil ? Bytes.chunk : Self.packedChunk, isRead: &isRead, until: isOver)
  }

  /// Reads on; `isRead` becomes whether that is all.
  private static func read(_ file: FileDescriptor, to bytes: inout [UInt8], most: Int, isRead: inout Bool, until isOver: () -> Bool) throws(StreamError) {
    do { isRead = try !Bytes.append(to: &bytes, nextOf: file, most: most, until: isOver) } catch {
      isRead = true
      throw .unreadable("\(error)")
    }
  }

  private static let packedChunk = 4 << 20

  /// So much is unpacked at a time.
  private static let piece = 1 << 20

  /// Adds the next bytes; see ``next()``.
  ///
  /// - Returns: `false` at the end.
  mutating func appendNext(to bytes: inout [UInt8]) throws(StreamError) -> Bool {
    // What was read to see whether it is packed goes first; then nothing of a stream that is not need be copied.
    guard packing == nil, start == raw.count, !isRead else {
      let more = try next()
      bytes += more
      return !more.isEmpty
    }
    (raw, start) = ([], 0)
    try Self.read(file, to: &bytes, most: Bytes.chunk, isRead: &isRead, until: isOver)
    return !isRead
  }

  /// The next bytes; empty at the end.
  ///
  /// - Throws: ``StreamError``; after ``StreamError/damaged(_:)`` the bytes that follow are those of the next member.
  mutating func next() throws(StreamError) -> [UInt8] {
    guard let packing else {
      if start == raw.count { try fill() }
      defer { start = raw.count }
      return start == 0 ? raw : Array(raw[start...])
    }
    if hasDamage {
      hasDamage = false
      try skipToMember(packing)
      throw .damaged(Damaged(packing: packing))
    }
    while true {
      if start == raw.count { try fill() }
      var used = 0
      guard let found = unpacker?.unpack(raw[start...], most: Self.piece, used: &used) else { throw .unreadable("no memory") }
      start += used
      packedBytes += used
      unpackedBytes += found.bytes.count
      if unpackedBytes > Self.harmfulBytes, unpackedBytes / Self.harmfulRatio > packedBytes {
        (start, isRead) = (raw.count, true)
        throw .unreadable("it unpacks to more than \(Self.harmfulRatio) times its size, as no pages do")
      }
      hasDamage = found.damage != nil
      if !found.bytes.isEmpty { return found.bytes }
      if hasDamage { return try next() }
      if isRead, start == raw.count {
        // What ends within a member is damaged as well, once.
        guard unpacker?.isAtEnd ?? true else {
          unpacker?.reset()
          throw .damaged(Damaged(packing: packing))
        }
        return []
      }
    }
  }

  /// Goes on behind the damage, where the next member could begin.
  private mutating func skipToMember(_ packing: Packing) throws(StreamError) {
    unpacker?.reset()
    guard let sign = packing.memberSign else {
      (start, isRead) = (raw.count, true)
      return
    }
    while true {
      if let found = TextBytes.firstRange(of: sign, in: raw[start...]) {
        start = found.lowerBound
        return
      }
      // The sign may be cut in two.
      start = isRead ? raw.count : max(start, raw.count - sign.count + 1)
      if isRead { return }
      try fill()
    }
  }
}

/// Why a stream cannot be read on.
enum StreamError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case damaged(Damaged)

  var description: String {
    switch self {
    case .unreadable(let why): "cannot be read on: \(why)"
    case .damaged(let damage): "is damaged: \(damage)"
    }
  }
}
