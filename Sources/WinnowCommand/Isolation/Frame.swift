import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// IPC frame between a run and a worker process: kind byte, little-endian UInt64 length, payload.
struct Frame {
  enum Kind: UInt8 {
    /// The setup for all pages; must be the first frame.
    case setup = 0x53
    /// A page, and its bytes.
    case page = 0x70
    case body = 0x62
    /// A page as an NDJSON line.
    case line = 0x6c
    /// The location of an NDJSON line.
    case location = 0x40
    /// The step that begins.
    case step = 0x73
    /// Survey findings for the following pages.
    case findings = 0x66
    /// The result of a page, followed by one body frame per output.
    case result = 0x72
  }

  let kind: Kind
  let bytes: [UInt8]

  private static let lengthBytes = 8

  static func write(_ kind: Kind, _ bytes: [UInt8], to file: FileDescriptor) throws {
    let length = (0..<lengthBytes).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
    try file.writeAll([kind.rawValue] + length + (bytes.count < 1 << 16 ? bytes : []))
    if bytes.count >= 1 << 16 { try file.writeAll(bytes) }
  }

  static func write(_ kind: Kind, json value: some Encodable, to file: FileDescriptor) throws {
    try write(kind, [UInt8](JSONEncoder().encode(value)), to: file)
  }

  /// Reads frames from a pipe.
  struct Reader {
    private let file: FileDescriptor
    private var ahead: ArraySlice<UInt8> = []
    /// Whether the stream ended with an invalid or partial frame.
    private(set) var isBroken = false

    init(_ file: FileDescriptor) { self.file = file }

    /// - Parameter wait: called before blocking; `false` stops reading.
    /// - Returns: `nil` at the end of the pipe, or if reading was stopped.
    mutating func next(wait: () -> Bool = { true }) throws -> Frame? {
      guard !isBroken, let head = try take(1 + lengthBytes, wait) else { return nil }
      let length = head.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
      guard let kind = head.first.flatMap(Kind.init), length >= 0, let bytes = try take(length, wait) else {
        isBroken = true
        return nil
      }
      return Frame(kind: kind, bytes: Array(bytes))
    }

    /// Whether a part of the next frame is available.
    var hasNext: Bool {
      !ahead.isEmpty || file.isReadable(within: 0) == true
    }

    private mutating func take(_ count: Int, _ wait: () -> Bool) throws -> ArraySlice<UInt8>? {
      if ahead.count >= count {
        defer { ahead = ahead.dropFirst(count) }
        return ahead.prefix(count)
      }
      // A large frame is read directly into place; a length alone does not allocate memory.
      var found = [UInt8](ahead)
      found.reserveCapacity(min(max(count, Self.piece), Self.largePiece))
      while found.count < count {
        guard wait() else { return nil }
        let missing = count - found.count
        let more = try Bytes.next(of: file, maxCount: missing < Self.piece ? Self.piece : min(missing, Bytes.chunk))
        if more.isEmpty {
          isBroken = !found.isEmpty
          return nil
        }
        found += more
      }
      ahead = found[count...]
      return found[..<count]
    }

    /// Bytes per read: small frames are read many at a time.
    private static let piece = 1 << 16, largePiece = 1 << 24
  }
}

/// The setup for all pages of an isolated run.
struct WorkerSetup: Codable {
  let pipeline: String
  let writer: WriterChoice
  let keepsFailed: Bool
  /// By the pipeline's name, in the format of `winnow survey`.
  let findings: [String: String]
  /// Limits per process, enforced by the system: CPU seconds, and bytes of memory.
  let seconds: Double
  let memory: Int
}

/// A page for a worker; its bytes follow.
struct WorkerPage: Codable {
  let head: PendingPage.Head
  /// The comparison's result, if the pipeline compares pages; `nil` before it.
  let comparison: Found?
  struct Found: Codable { let resemblance: Resemblance? }
}

/// The result of a page; the bytes of its outputs follow, and those of the page itself for the dead letters.
struct WorkerResult: Codable {
  let origin: Origin
  let error: PageError?
  /// The ids of the steps with output.
  var outputs: [String] = []
  var date: String?
  var steps: [StepTally] = []
  var parsing = 0.0
  var pageDigest: PageDigest?
  /// Whether the page waits for a comparison, so that there is no result yet.
  var isWaiting = false
  var failedForm: String?
  var failedCharset: String?
}
