import SystemPackage

/// File names with `*`, `?` and `**`, for shells that leave them as they are. Names that are not UTF-8 fit too.
enum Glob {
  /// The paths that fit, in the order of their bytes. Hidden files fit only where the pattern begins with a dot as well.
  static func matches(_ pattern: FilePath) -> [FilePath] {
    guard isPattern(pattern.bytes) else { return [] }
    var found = [pattern.root.map { FilePath(root: $0) } ?? FilePath("")]
    var parts = pattern.components.map(\.bytes)
    // What is in a folder is found with it.
    if parts.last == anyFolders {
      parts.removeLast()
      if parts.isEmpty, pattern.root == nil { return ["."] }
    }
    for part in parts {
      found = found.flatMap { step($0, part) }
    }
    return found.filter { (try? FileStatus($0, followsLinks: false)) != nil }
  }

  static func isPattern(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }

  private static let anyFolders = [UInt8](repeating: UInt8(ascii: "*"), count: 2)

  private static func step(_ folder: FilePath, _ part: [UInt8]) -> [FilePath] {
    guard isPattern(part) else { return [folder.appending(name: part)] }
    let inside = (try? FolderListing(folder))?.filter { !PageNames.isHidden($0.name) || PageNames.isHidden(part) } ?? []
    if part == anyFolders {
      return [folder]
        + inside.flatMap { entry in
          let path = folder.appending(name: entry.name)
          // Links are not followed: they could lead back.
          return (entry.kind ?? (try? FileStatus(path, followsLinks: false))?.kind) == .folder ? step(path, part) : []
        }
    }
    let pattern = units(part)
    return inside.filter { fits(units($0.name), pattern) }.map { folder.appending(name: $0.name) }
  }

  /// The characters of a name: Unicode scalars, and after them the bytes that are not UTF-8.
  static func units(_ name: [UInt8]) -> [UInt32] {
    var units: [UInt32] = []
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = name.makeIterator()
    var start = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded):
        units.append(Unicode.UTF8.decode(encoded).value)
        start += encoded.count
      case .error(let length):
        units += name[start..<(start + length)].map { 0x11_0000 + UInt32($0) }
        start += length
      case .emptyInput: return units
      }
    }
  }

  private static let star: UInt32 = 0x2A, any: UInt32 = 0x3F

  /// Names and patterns that are UTF-8.
  static func fits(_ name: String, _ pattern: String) -> Bool { fits(units(Array(name.utf8)), units(Array(pattern.utf8))) }

  /// Goes back to the last star only, so it takes no more than the product of both lengths.
  static func fits(_ name: [UInt32], _ pattern: [UInt32]) -> Bool {
    var n = 0
    var p = 0
    var last: (n: Int, p: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == star {
        last = (n, p)
        p += 1
      } else if p < pattern.count, pattern[p] == any || pattern[p] == name[n] {
        (n, p) = (n + 1, p + 1)
      } else if let before = last {
        last = (before.n + 1, before.p)
        (n, p) = (before.n + 1, before.p + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == star }
  }
}
