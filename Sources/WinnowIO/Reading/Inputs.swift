public import SystemPackage
public import Winnow

/// A page to be read: a file, or a part of a stream.
public enum PendingPage: Sendable {
  /// A file of its own.
  case file(FilePath)
  /// A record of a WARC file.
  case record(WARCRecord)
  /// A line of NDJSON, with the stream's name and the line's number.
  case line([UInt8], LineFields, stream: String, number: Int)
  /// A whole stream that is one page.
  case bytes([UInt8], name: String)
  /// A stream that could not be read further.
  case broken(name: String, PageError)
}

/// An input that cannot be read.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public let description: String
  /// Creates an error with this sentence.
  package init(description: String) { self.description = description }
}

/// The pages of the command line's arguments: files, folders, globs, `-`. Each file is read once, whatever its names.
public struct Inputs: Sequence, Sendable {
  /// A source of pages.
  enum Item: Sendable {
    /// Files with one page each, which workers read.
    case files(PathList)
    /// A file that may contain many pages, or whose name is inconclusive.
    case stream(FilePath)
    /// A pipe or device, which can be read only once.
    case pipe(FilePath)
    case standardInput
    /// A named file or folder that cannot be accessed.
    case unreadable(FilePath, Errno)
  }

  private let items: [Item]
  private let fields: LineFields
  private let isCancelled: @Sendable () -> Bool
  /// Files that could be pages but are not read.
  public let skipped: [SkippedFile]

  /// Finds the inputs; pages are read while iterating.
  /// - Parameters:
  ///   - lists: files with further names, one per line or separated by NUL bytes; `-` is standard input.
  ///   - fields: the keys of NDJSON lines.
  ///   - followsLinks: whether to follow links that lead out of a folder.
  ///   - isOver: whether to stop reading; called before each page, and while waiting for standard input.
  ///   - skipping: called immediately for each file that could be a page but is not read.
  /// - Throws: ``InputError`` for a name that is not a file, a folder or a glob with a match, and if there is no page at all.
  public init(
    _ names: [FilePath], lists: [FilePath] = [], fields: LineFields = .standard, followsLinks: Bool = false,
    until isCancelled: @escaping @Sendable () -> Bool = { false }, skipping: @escaping (SkippedFile) -> Void = { _ in }
  ) throws {
    (self.fields, self.isCancelled) = (fields, isCancelled)
    var search = InputSearch(fields: fields, followsLinks: followsLinks, isCancelled: isCancelled, skipping: skipping)
    (items, skipped) = try search.found(names, lists: lists)
  }

  /// Finds inputs with UTF-8 names; see ``init(_:lists:fields:followsLinks:until:skipping:)``.
  public init(_ names: [String], lists: [String] = [], fields: LineFields = .standard) throws {
    try self.init(names.map { FilePath($0) }, lists: lists.map { FilePath($0) }, fields: fields)
  }

  /// The error if the inputs were read to the end without a page.
  package var emptiness: InputError {
    var names: [String] = []
    forEachPath { if names.count <= Self.maxShown { names.append($0.escaped) } }
    if items.contains(where: { if case .standardInput = $0 { true } else { false } }) { names.append("standard input") }
    let shown = names.prefix(Self.maxShown).joined(separator: ", ") + (names.count > Self.maxShown ? ", …" : "")
    return InputError(description: "\(shown): no pages: nothing in it is one")
  }
  private static let maxShown = 3

  /// Whether every page can be read again, as a survey requires.
  public var isRereadable: Bool {
    items.allSatisfy { item in
      switch item {
      case .standardInput, .pipe: false
      case .files, .stream, .unreadable: true
      }
    }
  }

  /// The number of pages, if it is known without reading.
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

  /// The identities of the inputs for a later run, in order.
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

  /// Calls the body with each file that is read, in order.
  func forEachPath(_ body: (FilePath) -> Void) {
    for item in items {
      switch item {
      case .files(let paths): paths.forEach(body)
      case .stream(let path), .pipe(let path), .unreadable(let path, _): body(path)
      case .standardInput: break
      }
    }
  }

  /// Iterates over the pages, and opens files lazily. An input that is a pipe can be iterated only once.
  public func makeIterator() -> AnyIterator<PendingPage> {
    var items = items.makeIterator()
    var files: PathList.Iterator?
    var stream: PageStream?
    return AnyIterator { [fields, isCancelled] in
      while true {
        if isCancelled() { return nil }
        if let path = files?.next() { return .file(path) }
        // A page that is incomplete because reading was stopped is discarded.
        if let page = stream?.next() { return isCancelled() ? nil : page }
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
              file, name: path.escaped, fileExtension: path.extension, fields: fields, hasLines: hasLines, isCancelled: isCancelled)
          } catch { return .broken(name: path.escaped, .unreadable("cannot be read: \(error)")) }
        case .standardInput:
          do {
            stream = try PageStream(.standardInput, name: "standard input", fileExtension: nil, fields: fields, isCancelled: isCancelled)
          } catch {
            return .broken(name: "standard input", .unreadable("\(error)"))
          }
        }
      }
    }
  }
}

extension [Inputs.Item] {
  /// Appends a file; consecutive files with one page each are one item.
  mutating func append(_ path: FilePath, _ kind: PageNames.Kind) {
    guard kind == .page else { return append(.stream(path)) }
    guard case .files(var paths)? = last else { return append(.files(PathList(path))) }
    // Remove the list first, so that it is uniquely referenced and not copied.
    removeLast()
    paths.append(path)
    append(.files(paths))
  }
}
