import SystemPackage
import Winnow

/// The pages of a file or stream, whose format its first bytes tell: WARC, NDJSON, or a page as a whole; each compressed or not.
final class PageStream {
  private enum Format {
    case warc(WARCReader)
    case lines(LineReader)
    case none
  }
  private let format: Format
  /// What is damaged before the first bytes that are not.
  private var damage: PendingPage?

  /// - Parameters:
  ///   - hasLines: whether the name says that it is NDJSON, so that nothing in it is no page.
  ///   - isOver: whether to read no further.
  /// - Throws: ``StreamError`` when not even the beginning can be read.
  init(
    _ file: FileDescriptor, name: String, fileExtension: String?, fields: LineFields = .usual, hasLines: Bool = false,
    isOver: @escaping @Sendable () -> Bool = { false }
  ) throws {
    var stream = try ByteStream(file, fileExtension: fileExtension, isOver: isOver)
    var head: [UInt8] = []
    while !Self.tells(head) {
      do throws(StreamError) {
        if try !stream.appendNext(to: &head) { break }
      } catch {
        guard case .damaged = error else { throw error }
        (damage, head) = (.broken(name: name, .unreadable("\(error)")), [])
      }
    }
    let start = Self.contentStart(head)
    let first = head[start...].first
    if head[start...].starts(with: WARCReader.sign) || Self.isNamedWARC(name) && first != UInt8(ascii: "{") {
      format = .warc(WARCReader(stream, head: head, name: name, isAfterDamage: damage != nil))
    } else if hasLines || first == UInt8(ascii: "{") {
      format = .lines(LineReader(stream, head: head, name: name, fields: fields, isOnePage: false, isAfterDamage: damage != nil))
    } else {
      // A page whose beginning is damaged is none.
      format = damage == nil ? .lines(LineReader(stream, head: head, name: name, fields: fields, isOnePage: true)) : .none
    }
  }

  func next() -> PendingPage? {
    if let damage {
      self.damage = nil
      return damage
    }
    return switch format {
    case .warc(let reader): reader.next()
    case .lines(let reader): reader.next()
    case .none: nil
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// After blanks and a byte order mark.
  private static func contentStart(_ head: [UInt8]) -> Int {
    let start = head.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    return head[start...].firstIndex { !UTF8Bytes.isBlank($0) } ?? head.count
  }

  /// No more blanks are kept before a page.
  private static let mostBlanks = 1 << 20

  /// Whether so many bytes tell the format.
  private static func tells(_ head: [UInt8]) -> Bool {
    let content = head[contentStart(head)...]
    guard !content.isEmpty else { return head.count > mostBlanks }
    return !WARCReader.sign.dropLast().starts(with: content) && !byteOrderMark.dropLast().starts(with: head)
  }

  /// Whether the name says that it holds WARC records, those of Common Crawl's texts and metadata included.
  private static func isNamedWARC(_ name: String) -> Bool {
    let path = FilePath(name)
    let inner = Compression.of(fileExtension: path.extension) == nil ? path : FilePath(path.stem ?? "")
    return ["warc", "wet", "wat"].contains((inner.extension ?? "").lowercased())
  }
}
