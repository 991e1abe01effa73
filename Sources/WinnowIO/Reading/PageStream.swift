import SystemPackage
import Winnow

/// The pages of a file or stream, whose format is detected by its first bytes: WARC, NDJSON or other JSON, or a single page; each possibly
/// compressed.
final class PageStream {
  private enum Format {
    case warc(WARCReader)
    case lines(LineReader)
    case objects(ObjectReader)
    case none
  }
  private let format: Format
  /// The damage before the first intact bytes.
  private var damage: PendingPage?

  /// - Parameters:
  ///   - hasLines: whether the name is one of NDJSON, so that the content is never a single page.
  ///   - isOver: whether to stop reading.
  /// - Throws: ``StreamError`` if the beginning cannot be read.
  init(
    _ file: FileDescriptor, name: String, fileExtension: String?, fields: LineFields = .standard, hasLines: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws {
    var stream = try ByteStream(file, fileExtension: fileExtension, isCancelled: isCancelled)
    var head: [UInt8] = []
    while !Self.tells(head) {
      do throws(StreamError) {
        if try !stream.appendNext(to: &head) { break }
      } catch {
        guard case .damaged = error else { throw error }
        (damage, head) = (.broken(name: name, .unreadable("\(error)")), [])
      }
    }
    if damage == nil, var utf16 = UTF16Bytes(head) {
      var text: [UInt8] = []
      utf16.append(head, to: &text)
      // UTF-16 is left to the parser.
      if text[Self.contentStart(text)...].first == UInt8(ascii: "{") || ObjectReader.reads(text[Self.contentStart(text)...]) {
        stream.decode(utf16)
        head = text
      }
    }
    let start = Self.contentStart(head)
    let first = head[start...].first
    if head[start...].starts(with: Self.signOfARC) {
      damage = .broken(name: name, .unreadable("a web archive in the ARC format, which is not read; warcio recompress makes WARC of it"))
      format = .none
    } else if damage == nil, ObjectReader.reads(head[start...]) {
      format = .objects(ObjectReader(stream, head: head, name: name, fields: fields))
    } else if head[start...].starts(with: WARCReader.magic) || Self.isNamedWARC(name) && first != UInt8(ascii: "{") {
      format = .warc(WARCReader(stream, head: head, name: name, isAfterDamage: damage != nil))
    } else if hasLines || first == UInt8(ascii: "{") {
      format = .lines(LineReader(stream, head: head, name: name, fields: fields, isOnePage: false, isAfterDamage: damage != nil))
    } else {
      // A page with a damaged beginning is discarded.
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
    case .objects(let reader): reader.next()
    case .none: nil
    }
  }

  /// The beginning of the first record of an ARC file.
  private static let signOfARC = Array("filedesc://".utf8)

  /// The index after whitespace and a byte order mark.
  private static func contentStart(_ head: [UInt8]) -> Int {
    UTF8Bytes.withoutMark(head).firstIndex { !UTF8Bytes.isASCIIWhitespace($0) } ?? head.count
  }

  /// Maximum whitespace kept before a page.
  private static let maxLeadingWhitespace = 1 << 20

  /// UTF-16 is detected by the first characters.
  private static let enoughUTF16 = 256

  /// Whether these bytes determine the format.
  private static func tells(_ head: [UInt8]) -> Bool {
    if UTF16Bytes(head) != nil { return head.count >= enoughUTF16 }
    let content = head[contentStart(head)...]
    guard let first = content.first else { return head.count > maxLeadingWhitespace }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return head.count > maxLeadingWhitespace || content.dropFirst().contains { !UTF8Bytes.isASCIIWhitespace($0) }
    }
    return !WARCReader.magic.dropLast().starts(with: content) && !signOfARC.dropLast().starts(with: content)
      && !UTF8Bytes.byteOrderMark.dropLast().starts(with: head)
  }

  /// Whether the name is one of WARC files, including WET and WAT.
  private static func isNamedWARC(_ name: String) -> Bool {
    let path = FilePath(name)
    let inner = Compression.of(fileExtension: path.extension) == nil ? path : FilePath(path.stem ?? "")
    return PageNames.webArchives.contains((inner.extension ?? "").lowercased())
  }
}
