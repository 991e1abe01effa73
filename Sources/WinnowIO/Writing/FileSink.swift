import FoundationEssentials
import Glibc
import SystemPackage
public import Winnow

/// An output that cannot be written.
public struct OutputError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// Where the results of a run go: a stream, or a file a page.
public struct FileSink {
  private enum Target {
    case stream(FileDescriptor, temporary: FilePath?, final: FilePath?)
    case folder(FilePath, template: String)
  }
  private let target: Target
  private var taken: Set<String> = []

  /// The file name of a page where the output is a folder.
  public static let usualTemplate = "{stem}.{ext}"

  /// - Parameters:
  ///   - path: `nil` for standard output; a folder when it is one, ends with `/`, or has a `{…}` in it; else a file.
  /// - Throws: ``OutputError``.
  public init(_ path: String?) throws {
    guard let path, path != "-" else {
      target = .stream(.standardOutput, temporary: nil, final: nil)
      return
    }
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix("/") || exists && isFolder {
      target = .folder(FilePath(path), template: Self.usualTemplate)
    } else if let brace = path.firstIndex(of: "{") {
      let slash = path[..<brace].lastIndex(of: "/")
      target = .folder(FilePath(slash.map { String(path[...$0]) } ?? "."), template: String(path[(slash.map(path.index(after:)) ?? path.startIndex)...]))
    } else {
      let final = FilePath(path), temporary = FilePath(path + ".part")
      do {
        target = .stream(try FileDescriptor.open(temporary, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite.union(.groupRead).union(.otherRead)),
                         temporary: temporary, final: final)
      } catch {
        throw OutputError(description: "\(path): cannot be written: \(error)")
      }
    }
  }

  /// - Throws: `Errno` for standard output, else ``OutputError``.
  public mutating func write(_ bytes: [UInt8], for origin: Origin, fileExtension: String) throws {
    switch target {
    case .stream(let file, _, let final):
      do { try file.writeAll(bytes) } catch let error as Errno {
        if final == nil { throw error }
        throw OutputError(description: "\(final?.string ?? ""): cannot be written: \(error)")
      }
    case .folder(let folder, let template):
      let path = folder.appending(name(template, origin, fileExtension))
      do {
        try FileManager.default.createDirectory(atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path.string), options: .atomic)
      } catch {
        throw OutputError(description: "\(path.string): cannot be written: \(error)")
      }
    }
  }

  /// The file appears under its name only now, whole.
  public func finish() throws {
    guard case .stream(let file, let temporary?, let final?) = target else { return }
    do {
      guard fsync(file.rawValue) == 0 || errno == EINVAL else { throw Errno(rawValue: errno) }
      try file.close()
      guard unsafe rename(temporary.string, final.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      throw OutputError(description: "\(final.string): cannot be written: \(error)")
    }
  }

  /// A page's values could hold `/` or `..`: none gets out of the folder.
  private mutating func name(_ template: String, _ origin: Origin, _ fileExtension: String) -> String {
    let source = FilePath(origin.identity)
    let values = ["stem": source.stem ?? "page", "id": origin.identity, "host": origin.host ?? "unknown", "ext": fileExtension]
    var name = template
    for (key, value) in values { name = name.replacing("{\(key)}", with: Self.safe(value)) }
    let parts = name.split(separator: "/").map(String.init).filter { $0 != ".." && $0 != "." }
    name = parts.joined(separator: "/")
    var unique = name, count = 2
    while !taken.insert(unique).inserted {
      let path = FilePath(name)
      unique = (path.removingLastComponent().appending("\(path.stem ?? "page")-\(count)\(path.extension.map { "." + $0 } ?? "")")).string
      count += 1
    }
    return unique
  }

  private static func safe(_ value: String) -> String {
    let kept = value.unicodeScalars.map { $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0 == ":" ? "_" : $0 }
    var name = String(String.UnicodeScalarView(kept)).prefix(120)
    while name.first == "." { name = name.dropFirst() }
    return name.isEmpty ? "page" : String(name)
  }
}
