import FoundationEssentials
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
  public init(description: String) { self.description = description }
}

/// The pages that a command line names: files, folders, globs, `-`.
public struct Inputs: Sequence, Sendable {
  private enum Item: Sendable { case file(FilePath), stream(FilePath), standardInput }
  private let items: [Item]
  private let fields: LineFields
  private let isOver: @Sendable () -> Bool

  /// - Parameters:
  ///   - lists: files with more names, one a line; `-` is standard input.
  ///   - fields: the keys of NDJSON lines.
  ///   - isOver: whether to read no further; it is asked before each page, and while nothing comes from standard input.
  /// - Throws: ``InputError`` for a name that is no file, folder or glob with a match.
  public init(_ names: [String], lists: [String] = [], fields: LineFields = .usual, until isOver: @escaping @Sendable () -> Bool = { false }) throws {
    (self.fields, self.isOver) = (fields, isOver)
    items = try (names + lists.flatMap(Self.names)).flatMap { name -> [Item] in
      if name == "-" { return [.standardInput] }
      let path = FilePath(name)
      var isFolder = false
      if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
        return isFolder ? try Self.files(in: path).map(Self.item) : [Self.item(path)]
      }
      let matches = Glob.matches(name)
      guard !matches.isEmpty else { throw InputError(description: "\(name): there is no such file or folder\(name.contains("*") ? ", and no file that fits" : "")") }
      return matches.map { Self.item(FilePath($0)) }
    }
  }

  private static func names(inList list: String) throws -> [String] {
    do {
      let bytes = list == "-" ? try Bytes.all(of: .standardInput, limit: .max - 1) : try Bytes.ofFile(FilePath(list))
      return bytes.split(separator: TextBytes.newline).map { HeaderFields.trimmed(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty && $0 != "-" }
    } catch {
      throw InputError(description: "\(list): this list cannot be read: \(error)")
    }
  }

  /// Whether every page can be read again, so that a survey is possible.
  public var isRereadable: Bool { !items.contains { if case .standardInput = $0 { true } else { false } } }

  /// The number of pages where it is known without reading.
  public var count: Int? {
    items.allSatisfy { if case .file = $0 { true } else { false } } ? items.count : nil
  }

  /// The inputs as a later run would know them again, in order.
  public var identities: [InputIdentity] {
    items.map { item in
      switch item {
      case .file(let path), .stream(let path): InputIdentity(path)
      case .standardInput: .standardInput
      }
    }
  }

  /// A file of one page is read by a worker; what may hold many, or has a name that does not tell, is read as a stream.
  private static func item(_ path: FilePath) -> Item {
    pageExtensions.contains(innerExtension(path)) ? .file(path) : .stream(path)
  }

  /// The extension before that of a packing, in small letters: `html` of `page.html.gz`.
  private static func innerExtension(_ path: FilePath) -> String {
    let inner = Packing.of(fileExtension: path.extension) == nil ? path : FilePath(path.stem ?? "")
    return (inner.extension ?? "").lowercased()
  }

  /// The pages of a folder and the folders in it, in the order of their names, without hidden files.
  private static func files(in folder: FilePath) throws -> [FilePath] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.string).filter { !$0.hasPrefix(".") }.sorted()
    return try names.flatMap { name -> [FilePath] in
      let path = folder.appending(name)
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder) else { return [] }
      if isFolder { return try files(in: path) }
      let kind = innerExtension(path)
      return pageExtensions.contains(kind) || streamExtensions.contains(kind) ? [path] : []
    }
  }

  /// What a folder's files must end with to be pages; a file that is named is one in any case.
  private static let pageExtensions: Set<String> = ["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "txt"]
  private static let streamExtensions: Set<String> = ["ndjson", "jsonl", "warc"]

  public func makeIterator() -> AnyIterator<PendingPage> {
    var items = items.makeIterator(), stream: PageStream?
    return AnyIterator { [fields, isOver] in
      while true {
        if isOver() { return nil }
        // What is cut off where reading ended is no page.
        if let page = stream?.next() { return isOver() ? nil : page }
        stream = nil
        guard let item = items.next() else { return nil }
        switch item {
        case .file(let path): return .file(path)
        case .stream(let path):
          do { stream = try PageStream(FileDescriptor.open(path, .readOnly), name: path.string, fileExtension: path.extension, fields: fields, hasLines: Self.streamExtensions.contains(Self.innerExtension(path)), isOver: isOver) } catch {
            return .broken(name: path.string, .unreadable("cannot be read: \(error)"))
          }
        case .standardInput:
          do { stream = try PageStream(.standardInput, name: "standard input", fileExtension: nil, fields: fields, isOver: isOver) } catch {
            return .broken(name: "standard input", .unreadable("\(error)"))
          }
        }
      }
    }
  }
}

/// File names with `*`, `?` and `**`, for shells that leave them as they are.
enum Glob {
  static func matches(_ pattern: String) -> [String] {
    guard pattern.contains("*") || pattern.contains("?") else { return [] }
    let path = FilePath(pattern)
    var found = [path.root.map { FilePath(root: $0) } ?? FilePath("")]
    for component in path.components { found = found.flatMap { step($0, component.string) } }
    return found.map(\.string).filter { FileManager.default.fileExists(atPath: $0) }.sorted()
  }

  private static func step(_ folder: FilePath, _ part: String) -> [FilePath] {
    guard part.contains("*") || part.contains("?") else { return [folder.appending(part)] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder.string)) ?? []
    let inside = names.filter { !$0.hasPrefix(".") }.map { folder.appending($0) }
    if part == "**" { return [folder] + inside.flatMap { isFolder($0) ? step($0, "**") : [] } }
    return inside.filter { fits(Array($0.lastComponent?.string ?? ""), Array(part)) }
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder) && isFolder
  }

  /// Goes back to the last star only, so it takes no more than the product of both lengths.
  static func fits(_ name: [Character], _ pattern: [Character]) -> Bool {
    var n = 0, p = 0, star: (n: Int, p: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (n, p)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        (n, p) = (n + 1, p + 1)
      } else if let last = star {
        star = (last.n + 1, last.p)
        (n, p) = (last.n + 1, last.p + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
