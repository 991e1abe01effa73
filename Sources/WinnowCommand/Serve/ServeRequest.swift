import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// A request to `winnow serve`.
enum ServeRequest: Sendable {
  case line(PendingPage)
  case framed(FramedPage)
  case location(LineLocation, LineFields)
  /// Survey findings for the following pages.
  case findings([UInt8], name: String)

  func load(limit: Int) -> (Origin, Result<RawPage, PageError>) {
    switch self {
    case .line(let page): page.load(limit: limit)
    case .framed(let page): page.load()
    case .location(let location, let fields): location.load(fields)
    case .findings(_, let name): (Origin(name: name), .failure(.unreadable("no page")))
    }
  }

  var isFindings: Bool { if case .findings = self { true } else { false } }
}

/// The requests in batches: all available ones are answered before waiting for more.
enum ServeRequests {
  case lines(StreamedLines)
  case frames(Frame.Reader, LineFields, number: Int)

  private static let findings = Array(#"{"findings":"#.utf8)
  /// Maximum number of frames in memory, since they are large.
  private static let maxFrames = 16
  private static let name = "standard input"

  static func lines(_ fields: LineFields) throws -> ServeRequests { .lines(try StreamedLines(.standardInput, name: name, fields: fields)) }
  static func frames(_ fields: LineFields) -> ServeRequests { .frames(Frame.Reader(.standardInput), fields, number: 0) }

  /// - Returns: `nil` at the end.
  mutating func nextBatch() throws -> [ServeRequest]? {
    switch self {
    case .lines(var lines):
      return lines.nextBatch()?.map { page in
        if case .line(let bytes, _, _, _) = page, bytes.starts(with: Self.findings) {
          .findings(bytes, name: page.name)
        } else {
          .line(page)
        }
      }
    case .frames(var reader, let fields, var number):
      defer { self = .frames(reader, fields, number: number) }
      var batch: [ServeRequest] = []
      repeat {
        guard let frame = try reader.next() else { break }
        number += 1
        batch.append(try Self.request(frame, &reader, fields, number))
      } while batch.count < Self.maxFrames && reader.hasNext
      if batch.isEmpty, reader.isBroken { throw Self.noFrame(number + 1) }
      return batch.isEmpty ? nil : batch
    }
  }

  private static func request(_ frame: Frame, _ reader: inout Frame.Reader, _ fields: LineFields, _ number: Int) throws -> ServeRequest {
    let name = "\(Self.name):\(number)"
    switch frame.kind {
    case .line: return .line(.line(frame.bytes, fields, stream: Self.name, number: number))
    case .findings: return .findings(frame.bytes, name: name)
    case .location:
      do { return .location(try JSONDecoder().decode(LineLocation.self, from: Data(frame.bytes)), fields) } catch {
        throw InputError(description: "\(name): a place is {\"file\", \"at\", \"bytes\"}")
      }
    case .page:
      if let body = try reader.next(), body.kind == .body { return .framed(FramedPage(head: frame.bytes, bytes: body.bytes, name: name)) }
    default: break
    }
    throw noFrame(number)
  }

  private static func noFrame(_ number: Int) -> InputError {
    InputError(description: "\(name):\(number): no frame of a page, or one that ends too early")
  }
}
