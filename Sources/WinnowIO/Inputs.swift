import FoundationEssentials
public import SystemPackage
public import Winnow

/// A page that is yet to be read: a file, or a line of a stream.
public enum PendingPage: Sendable {
  case file(FilePath)
  /// A line of NDJSON, with the stream's name and the line's number.
  case line([UInt8], stream: String, number: Int)
  /// A whole stream that is one page.
  case bytes([UInt8], name: String)
  /// A stream that could not be read on.
  case broken(name: String, PageError)
}

/// An input that cannot be read at all.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public let description: String
  public init(description: String) { self.description = description }
}

/// The pages that a command line names: files, folders, globs, `-`.
public struct Inputs: Sequence, Sendable {
  private enum Item: Sendable { case file(FilePath), stream(FilePath), standardInput }
  private let items: [Item]

  /// - Throws: ``InputError`` for a name that is no file, folder or glob with a match.
  public init(_ names: [String]) throws {
    items = try names.flatMap { name -> [Item] in
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

  /// Whether every page can be read again, so that a survey is possible.
  public var isRereadable: Bool { !items.contains { if case .standardInput = $0 { true } else { false } } }

  /// The number of pages where it is known without reading.
  public var count: Int? {
    items.allSatisfy { if case .file = $0 { true } else { false } } ? items.count : nil
  }

  private static func item(_ path: FilePath) -> Item {
    ["ndjson", "jsonl"].contains(path.extension ?? "") ? .stream(path) : .file(path)
  }

  /// The pages of a folder and the folders in it, in the order of their names, without hidden files.
  private static func files(in folder: FilePath) throws -> [FilePath] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.string).filter { !$0.hasPrefix(".") }.sorted()
    return try names.flatMap { name -> [FilePath] in
      let path = folder.appending(name)
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder) else { return [] }
      if isFolder { return try files(in: path) }
      return pageExtensions.contains((path.extension ?? "").lowercased()) ? [path] : []
    }
  }

  /// What a folder's files must end with to be pages; a file that is named is one in any case.
  private static let pageExtensions: Set<String> = ["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "txt", "ndjson", "jsonl"]

  public func makeIterator() -> AnyIterator<PendingPage> {
    var items = items.makeIterator(), lines: LineReader?, name = ""
    return AnyIterator {
      while true {
        if lines != nil {
          if let line = lines?.next() { return line }
          lines = nil
        }
        guard let item = items.next() else { return nil }
        switch item {
        case .file(let path): return .file(path)
        case .stream(let path):
          name = path.string
          do { lines = LineReader(try FileDescriptor.open(path, .readOnly), name: name) } catch { return .broken(name: name, .unreadable("cannot be read: \(error)")) }
        case .standardInput:
          var reader = LineReader(.standardInput, name: "standard input")
          if reader.isNDJSON() { lines = reader } else { return reader.rest() }
        }
      }
    }
  }
}

/// A stream, line by line.
struct LineReader {
  private let file: FileDescriptor
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0, searched = 0, number = 0
  private var isAtEnd = false
  private var failure: PageError?

  /// Longer than any page that the default limits take, escapes included.
  private static let longestLine = 512 << 20

  init(_ file: FileDescriptor, name: String) { (self.file, self.name) = (file, name) }

  private mutating func fill() {
    guard !isAtEnd else { return }
    if start > 0 {
      buffer.removeFirst(start)
      searched -= start
      start = 0
    }
    do {
      let more = try Bytes.next(of: file)
      if more.isEmpty { finish() } else { buffer += more }
    } catch {
      failure = .unreadable("cannot be read on: \(error)")
      finish()
    }
  }

  private mutating func finish() {
    isAtEnd = true
    if file != .standardInput { try? file.close() }
  }

  mutating func isNDJSON() -> Bool {
    while !isAtEnd, !buffer.contains(where: { $0 > 0x20 }) { fill() }
    return buffer.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  mutating func rest() -> PendingPage {
    var bytes = buffer
    while !isAtEnd, bytes.count < Self.longestLine {
      buffer = []
      (start, searched) = (0, 0)
      fill()
      bytes += buffer
    }
    return failure.map { .broken(name: name, $0) } ?? .bytes(bytes, name: name)
  }

  mutating func next() -> PendingPage? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<end]
        start = end + 1
        searched = start
        number += 1
        if line.contains(where: { $0 > 0x20 }) { return .line(Array(line), stream: name, number: number) }
        continue
      }
      searched = buffer.count
      guard !isAtEnd, buffer.count - start < Self.longestLine else { break }
      fill()
    }
    if let failure {
      self.failure = nil
      return .broken(name: name, failure)
    }
    let line = buffer[start...]
    start = buffer.count
    searched = start
    number += 1
    return line.contains { $0 > 0x20 } ? .line(Array(line), stream: name, number: number) : nil
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
