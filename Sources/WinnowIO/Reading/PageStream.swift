import SystemPackage
import Winnow

/// The pages of a file or stream, whose format its first bytes tell: WARC, NDJSON, or a page as a whole; each packed or not.
final class PageStream {
  private enum Format { case warc(WARCReader), lines(LineReader) }
  private let format: Format
  /// What is damaged before the first bytes that are not.
  private var damage: PendingPage?

  /// - Parameters:
  ///   - hasLines: whether the name says that it is NDJSON, so that nothing in it is no page.
  ///   - isOver: whether to wait no longer for what does not come.
  /// - Throws: ``StreamError`` when not even the beginning can be read.
  init(_ file: FileDescriptor, name: String, fileExtension: String?, fields: LineFields = .usual, hasLines: Bool = false,
       isOver: @escaping @Sendable () -> Bool = { false }) throws {
    var stream = try ByteStream(file, fileExtension: fileExtension, isOver: isOver), head: [UInt8] = []
    while !head.contains(where: { !TextBytes.isBlank($0) }) {
      do throws(StreamError) {
        let more = try stream.next()
        if more.isEmpty { break }
        head += more
      } catch {
        guard case .damaged = error else { throw error }
        (damage, head) = (.broken(name: name, .unreadable("\(error)")), [])
      }
    }
    let isWARC = head.drop(while: TextBytes.isBlank).starts(with: WARCReader.sign)
    let isNDJSON = head.first { !TextBytes.isBlank($0) } == UInt8(ascii: "{")
    format = isWARC ? .warc(WARCReader(stream, head: head, name: name)) : .lines(LineReader(stream, head: head, name: name, fields: fields, isOnePage: !isNDJSON && !hasLines && damage == nil))
  }

  func next() -> PendingPage? {
    if let damage {
      self.damage = nil
      return damage
    }
    return switch format {
    case .warc(let reader): reader.next()
    case .lines(let reader): reader.next()
    }
  }
}
