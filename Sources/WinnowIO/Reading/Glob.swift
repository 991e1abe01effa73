import SystemPackage

/// File name patterns with `*`, `?`, `[a-z]` and `**`, for shells that do not expand them. Names may be invalid UTF-8.
enum Glob {
  /// A pattern element for one or more characters of a name.
  private enum Element {
    case star, any
    case one(UInt32)
    /// A character set, possibly negated: `[a-cx]`, `[!0-9]`.
    case set([ClosedRange<UInt32>], isNegated: Bool)

    func matches(_ unit: UInt32) -> Bool {
      switch self {
      case .star, .any: true
      case .one(let own): own == unit
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(unit) } != isNegated
      }
    }
  }

  /// The matching paths, sorted by bytes. Hidden files match only a pattern that begins with a dot.
  static func matches(_ pattern: FilePath) -> [FilePath] {
    guard isPattern(pattern.bytes) else { return [] }
    var found = [pattern.root.map { FilePath(root: $0) } ?? FilePath("")]
    var parts = pattern.components.map(\.bytes)
    // The contents of a folder are included with it.
    if parts.last == anyFolders {
      parts.removeLast()
      if parts.isEmpty, pattern.root == nil { return ["."] }
    }
    for part in parts {
      found = found.flatMap { step($0, part) }
    }
    return found.filter { (try? FileStatus($0, followsLinks: false)) != nil }
  }

  static func isPattern(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  private static let anyFolders = [UInt8](repeating: UInt8(ascii: "*"), count: 2)

  private static func step(_ folder: FilePath, _ part: [UInt8]) -> [FilePath] {
    let own = folder.appending(name: part)
    // A bracket may be part of a name.
    guard isPattern(part), !part.contains(UInt8(ascii: "[")) || (try? FileStatus(own, followsLinks: false)) == nil else { return [own] }
    let inside = (try? FolderListing(folder))?.filter { !PageNames.isHidden($0.name) || PageNames.isHidden(part) } ?? []
    if part == anyFolders {
      return [folder]
        + inside.flatMap { entry in
          let path = folder.appending(name: entry.name)
          // Links are not followed, to avoid cycles.
          return (entry.kind ?? (try? FileStatus(path, followsLinks: false))?.kind) == .folder ? step(path, part) : []
        }
    }
    let pattern = elements(units(part), hasSets: true)
    return inside.filter { fits(units($0.name), pattern) }.map { folder.appending(name: $0.name) }
  }

  /// The characters of a name: Unicode scalars, and higher values for bytes that are not UTF-8.
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

  private static let star: UInt32 = 0x2A, any: UInt32 = 0x3F, open: UInt32 = 0x5B, close: UInt32 = 0x5D, hyphen: UInt32 = 0x2D
  /// `!`, and `^` as in some shells.
  private static let negations: Set<UInt32> = [0x21, 0x5E]

  private static func elements(_ pattern: [UInt32], hasSets: Bool) -> [Element] {
    var elements: [Element] = []
    var rest = pattern[...]
    while let unit = rest.popFirst() {
      switch unit {
      case star: elements.append(.star)
      case any: elements.append(.any)
      case open where hasSets:
        if let (set, end) = set(rest) {
          elements.append(set)
          rest = rest[end...]
        } else {
          elements.append(.one(unit))
        }
      default: elements.append(.one(unit))
      }
    }
    return elements
  }

  /// The set in brackets, and the index after it; a closing bracket as the first character is part of the set.
  private static func set(_ rest: ArraySlice<UInt32>) -> (Element, end: Int)? {
    let isNegated = rest.first.map(negations.contains) ?? false
    let inside = rest.dropFirst(isNegated ? 1 : 0)
    guard let end = inside.dropFirst().firstIndex(of: close) else { return nil }
    var ranges: [ClosedRange<UInt32>] = []
    var units = inside[..<end]
    while let low = units.popFirst() {
      guard units.first == hyphen, let high = units.dropFirst().first else {
        ranges.append(low...low)
        continue
      }
      if low <= high { ranges.append(low...high) }
      units = units.dropFirst(2)
    }
    return (.set(ranges, isNegated: isNegated), end + 1)
  }

  /// Matches names and patterns in UTF-8.
  static func fits(_ name: String, _ pattern: String) -> Bool { fits(units(Array(name.utf8)), units(Array(pattern.utf8))) }

  /// Matches patterns without sets.
  static func fits(_ name: [UInt32], _ pattern: [UInt32]) -> Bool { fits(name, elements(pattern, hasSets: false)) }

  /// Backtracks to the last star only, so that the time is at most the product of both lengths.
  private static func fits(_ name: [UInt32], _ pattern: [Element]) -> Bool {
    var n = 0
    var p = 0
    var last: (n: Int, p: Int)?
    while n < name.count {
      if p < pattern.count, case .star = pattern[p] {
        last = (n, p)
        p += 1
      } else if p < pattern.count, pattern[p].matches(name[n]) {
        (n, p) = (n + 1, p + 1)
      } else if let before = last {
        last = (before.n + 1, before.p)
        (n, p) = (before.n + 1, before.p + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { if case .star = $0 { true } else { false } }
  }
}
