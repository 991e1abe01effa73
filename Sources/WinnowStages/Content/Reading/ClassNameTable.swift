import Winnow

/// A hash table from class names to category bits, queried with attribute bytes without copying.
struct ClassNameTable: Sendable {
  /// The bytes of a name, or of a prefix of names, in ``bytes``.
  private struct Name: Sendable { let start, end: Int, categories: UInt32 }

  /// The concatenated names.
  private var bytes: [UInt8] = []
  /// Whole names: by the hash of their bytes, with open addressing; a hash of 0 is free.
  private var hashes: [UInt64]
  private var names: [Name]
  /// Prefixes of names, by their first byte.
  private var beginnings = [[Name]](repeating: [], count: 256)

  /// - Parameters:
  ///   - names: lowercase ASCII names, with their categories.
  ///   - beginnings: prefixes of names, with their categories.
  init(_ names: [String: UInt32], beginnings: [String: UInt32]) {
    var size = 8
    while size < names.count * 4 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    self.names = Array(repeating: Name(start: 0, end: 0, categories: 0), count: size)
    for (name, categories) in names {
      let hash = FNV1a(name.utf8).value
      var slot = slot(of: hash)
      while hashes[slot] != 0 { slot = next(slot) }
      (hashes[slot], self.names[slot]) = (hash, added(name, categories))
    }
    for (name, categories) in beginnings {
      if let first = name.utf8.first { self.beginnings[Int(first)].append(added(name, categories)) }
    }
  }

  private mutating func added(_ name: String, _ categories: UInt32) -> Name {
    let start = bytes.count
    bytes += name.utf8
    return Name(start: start, end: bytes.count, categories: categories)
  }

  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (hashes.count - 1) }
  private func next(_ slot: Int) -> Int { (slot + 1) & (hashes.count - 1) }

  /// The categories of all names in the value of a `class` attribute, ignoring case.
  func categories(in classes: ArraySlice<UInt8>) -> UInt32 {
    var found: UInt32 = 0
    Self.each(in: classes) {
      found |= categories(of: $0)
      return true
    }
    return found
  }

  /// The categories of a name, ignoring case.
  func categories(of name: ArraySlice<UInt8>) -> UInt32 {
    guard let first = name.first else { return 0 }
    var adder = FNV1a()
    for byte in name { adder.add(UTF8Bytes.asciiLowercased(byte)) }
    let hash = adder.value
    var found: UInt32 = 0
    var slot = slot(of: hash)
    while hashes[slot] != 0 {
      if hashes[slot] == hash, case let known = names[slot], known.end - known.start == name.count, begins(name, known) {
        found = known.categories
        break
      }
      slot = next(slot)
    }
    for beginning in beginnings[Int(UTF8Bytes.asciiLowercased(first))] where begins(name, beginning) { found |= beginning.categories }
    return found
  }

  /// Whether a name has one of the table's prefixes, ignoring case.
  private func begins(_ name: ArraySlice<UInt8>, _ known: Name) -> Bool {
    guard name.count >= known.end - known.start else { return false }
    var at = name.startIndex
    for index in known.start..<known.end {
      guard UTF8Bytes.asciiLowercased(name[at]) == bytes[index] else { return false }
      at += 1
    }
    return true
  }

  /// Iterates over the names in the value of a `class` attribute.
  ///
  /// - Parameter body: called with each name; `false` stops the iteration.
  static func each(in classes: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Bool) {
    var at = classes.startIndex
    while at < classes.endIndex {
      if UTF8Bytes.isASCIIWhitespace(classes[at]) {
        at += 1
        continue
      }
      let start = at
      while at < classes.endIndex, !UTF8Bytes.isASCIIWhitespace(classes[at]) { at += 1 }
      if !body(classes[start..<at]) { return }
    }
  }

  /// The part of a name after its last hyphen or underscore: `only` of `css-1a2b-sr-only`; `nil` for a name without them.
  static func lastPart(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
    guard let end = name.lastIndex(where: { !isSign($0) }) else { return nil }
    let start = name[...end].lastIndex(where: isSign).map { $0 + 1 } ?? name.startIndex
    return start == name.startIndex && end + 1 == name.endIndex ? nil : name[start...end]
  }
}
