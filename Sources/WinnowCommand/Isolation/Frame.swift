import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// What a run and a process that works for it say to each other: a letter for the kind, the length, and so many bytes.
struct Frame {
  enum Kind: UInt8 {
    /// What all pages have in common; the first frame.
    case setup = 0x53
    /// A page, and its bytes.
    case page = 0x70
    case body = 0x62
    /// A page as a line of NDJSON.
    case line = 0x6c
    /// Where a line of NDJSON lies.
    case location = 0x40
    /// The step that begins now.
    case step = 0x73
    /// What is known of sites from here on.
    case findings = 0x66
    /// What became of the page; bodies follow, one for each output.
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

  /// Reads frames of a pipe.
  struct Reader {
    private let file: FileDescriptor
    private var ahead: ArraySlice<UInt8> = []
    /// Whether there was something that is no frame, or the beginning of one.
    private(set) var isBroken = false

    init(_ file: FileDescriptor) { self.file = file }

    /// - Parameter wait: is called before bytes are waited for; `false` gives up.
    /// - Returns: `nil` at the end of the pipe, or when waiting was given up.
    mutating func next(wait: () -> Bool = { true }) throws -> Frame? {
      guard !isBroken, let head = try take(1 + lengthBytes, wait) else { return nil }
      let length = head.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
      guard let kind = head.first.flatMap(Kind.init), length >= 0, let bytes = try take(length, wait) else {
        isBroken = true
        return nil
      }
      return Frame(kind: kind, bytes: Array(bytes))
    }

    /// Whether some of the next frame is here already.
    var hasNext: Bool {
      !ahead.isEmpty || file.isReadable(within: 0) == true
    }

    private mutating func take(_ count: Int, _ wait: () -> Bool) throws -> ArraySlice<UInt8>? {
      if ahead.count >= count {
        defer { ahead = ahead.dropFirst(count) }
        return ahead.prefix(count)
      }
      // What is longer than a read is read to its place at once; a length alone takes no memory that its bytes do not.
      var found = [UInt8](ahead)
      found.reserveCapacity(min(max(count, Self.piece), Self.largePiece))
      while found.count < count {
        guard wait() else { return nil }
        let missing = count - found.count
        let more = try Bytes.next(of: file, most: missing < Self.piece ? Self.piece : min(missing, Bytes.chunk))
        if more.isEmpty {
          isBroken = !found.isEmpty
          return nil
        }
        found += more
      }
      ahead = found[count...]
      return found[..<count]
    }

    /// Small frames are read many at a time.
    private static let piece = 1 << 16, largePiece = 1 << 24
  }
}

/// What all pages of an isolated run have in common.
struct WorkerSetup: Codable {
  let pipeline: String
  let writer: WriterChoice
  let keepsFailed: Bool
  /// By the pipeline's name, as `winnow survey` writes them.
  let findings: [String: String]
  /// CPU seconds and bytes of memory after which the system ends the process.
  let seconds: Double
  let memory: Int
}

/// A page for a worker; its bytes follow.
struct WorkerPage: Codable {
  let head: PendingPage.Head
  /// What the run found where the pipeline compares pages; `nil` before it did.
  let comparison: Found?
  struct Found: Codable { let resemblance: Resemblance? }
}

/// What became of a page; the bytes of its outputs follow, and those of the page itself where it is to be put aside.
struct WorkerResult: Codable {
  let origin: Origin
  let error: PageError?
  /// The ids of the steps that wrote.
  var outputs: [String] = []
  var date: String?
  var steps: [StepTally] = []
  var parsing = 0.0
  var pageDigest: PageDigest?
  /// Whether it waits to be compared, and nothing else is known yet.
  var isWaiting = false
  var failedForm: String?
  var failedCharset: String?
}
