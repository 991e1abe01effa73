public import SystemPackage
public import Winnow

/// A page that is yet to be read: a file, or a line of a stream.
public enum PendingPage: Sendable {
  /// A file of its own.
  case file(FilePath)
  /// A record of a WARC file.
  case record(WARCRecord)
  /// A line of NDJSON, with the stream's name and the line's number.
  case line([UInt8], LineFields, stream: String, number: Int)
  /// A whole stream that is one page.
  case bytes([UInt8], name: String)
  /// A stream that could not be read on.
  case broken(name: String, PageError)
}

/// An input that cannot be read at all.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public let description: String
  /// What is wrong with an input, as a sentence.
  package init(description: String) { self.description = description }
}

/// The pages that a command line names: files, folders, globs, `-`. Each file is read once, by whatever names it is found.
public struct Inputs: Sequence, Sendable {
  /// Where pages come from.
  enum Item: Sendable {
    /// Files of one page each, which workers read.
    case files(PathList)
    /// A file that may hold many pages, or has a name that does not tell.
    case stream(FilePath)
    /// A pipe or device, which can be read only once.
    case pipe(FilePath)
    case standardInput
    /// A file or folder that was named and cannot be looked at.
    case unreadable(FilePath, Errno)
  }

  private let items: [Item]
  private let fields: LineFields
  private let isOver: @Sendable () -> Bool
  /// What could have been a page and is not read.
  public let skipped: [SkippedFile]

  /// - Parameters:
  ///   - lists: files with more names, one a line or ended by zero bytes; `-` is standard input.
  ///   - fields: the keys of NDJSON lines.
  ///   - followsLinks: whether links that lead out of a folder are followed.
  ///   - isOver: whether to read no further; it is asked before each page, and while nothing comes from standard input.
  ///   - skipping: is told at once of each file that could have been a page and is not read.
  /// - Throws: ``InputError`` for a name that is no file, folder or glob with a match, and where there is no page at all.
  public init(
    _ names: [FilePath], lists: [FilePath] = [], fields: LineFields = .usual, followsLinks: Bool = false,
    until isOver: @escaping @Sendable () -> Bool = { false }, skipping: @escaping (SkippedFile) -> Void = { _ in }
  ) throws {
    (self.fields, self.isOver) = (fields, isOver)
    var search = InputSearch(fields: fields, followsLinks: followsLinks, isOver: isOver, skipping: skipping)
    (items, skipped) = try search.found(names, lists: lists)
  }

  /// Names that are UTF-8; see ``init(_:lists:fields:followsLinks:until:skipping:)``.
  public init(_ names: [String], lists: [String] = [], fields: LineFields = .usual) throws {
    try self.init(names.map { FilePath($0) }, lists: lists.map { FilePath($0) }, fields: fields)
  }

  /// What to say where the inputs were read to their end and gave no page.
  package var emptiness: InputError {
    var names: [String] = []
    forEachPath { if names.count <= Self.mostShown { names.append($0.escaped) } }
    if items.contains(where: { if case .standardInput = $0 { true } else { false } }) { names.append("standard input") }
    let shown = names.prefix(Self.mostShown).joined(separator: ", ") + (names.count > Self.mostShown ? ", …" : "")
    return InputError(description: "\(shown): no pages: nothing in it is one")
  }
  private static let mostShown = 3

  /// Whether every page can be read again, so that a survey is possible.
  public var isRereadable: Bool {
    items.allSatisfy { item in
      switch item {
      case .standardInput, .pipe: false
      case .files, .stream, .unreadable: true
      }
    }
  }

  /// The number of pages where it is known without reading.
  public var count: Int? {
    var count = 0
    for item in items {
      switch item {
      case .files(let paths): count += paths.count
      case .unreadable: count += 1
      case .stream, .pipe, .standardInput: return nil
      }
    }
    return count
  }

  /// The inputs as a later run would know them again, in order.
  package var identities: [InputIdentity] {
    items.flatMap { item -> [InputIdentity] in
      switch item {
      case .files(let paths): paths.map { InputIdentity($0) }
      case .stream(let path), .unreadable(let path, _): [InputIdentity(path)]
      case .pipe(let path): [InputIdentity(name: path.escaped, size: nil, modified: nil)]
      case .standardInput: [.standardInput]
      }
    }
  }

  /// Takes each file that is read, in order.
  func forEachPath(_ body: (FilePath) -> Void) {
    for item in items {
      switch item {
      case .files(let paths): paths.forEach(body)
      case .stream(let path), .pipe(let path), .unreadable(let path, _): body(path)
      case .standardInput: break
      }
    }
  }

  public func makeIterator() -> AnyIterator<PendingPage> {
    var items = items.makeIterator()
    var files: PathList.Iterator?
    var stream: PageStream?
    return AnyIterator { [fields, isOver] in
      while true {
        if isOver() { return nil }
        if let path = files?.next() { return .file(path) }
        // What is cut off where reading ended is no page.
        if let page = stream?.next() { return isOver() ? nil : page }
        stream = nil
        guard let item = items.next() else { return nil }
        switch item {
        case .files(let paths): files = paths.makeIterator()
        case .unreadable(let path, let error): return .broken(name: path.escaped, .unreadable("cannot be read: \(error)"))
        case .stream(let path), .pipe(let path):
          do {
            let hasLines = path.lastComponent.map { PageNames.kind(of: $0.bytes) } == .stream
            let file = if case .pipe = item { try Bytes.openPipe(path) } else { try FileDescriptor.open(path, .readOnly) }
            stream = try PageStream(
              file, name: path.escaped, fileExtension: path.extension, fields: fields, hasLines: hasLines, isOver: isOver)
          } catch { return .broken(name: path.escaped, .unreadable("cannot be read: \(error)")) }
        case .standardInput:
          do { stream = try PageStream(.standardInput, name: "standard input", fileExtension: nil, fields: fields, isOver: isOver) } catch {
            return .broken(name: "standard input", .unreadable("\(error)"))
          }
        }
      }
    }
  }
}

extension [Inputs.Item] {
  /// Files of one page each that follow one another are one item.
  mutating func append(_ path: FilePath, _ kind: PageNames.Kind) {
    guard kind == .page else { return append(.stream(path)) }
    guard case .files(var paths)? = last else { return append(.files(PathList(path))) }
    // The list is not copied, since nobody else has it then.
    removeLast()
    paths.append(path)
    append(.files(paths))
  }
}
