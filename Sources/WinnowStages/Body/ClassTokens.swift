import Winnow

/// Words that class and id attributes are made of, looked up by their bytes.
struct ClassTokens: Sendable {
  private let words: Set<ArraySlice<UInt8>>
  private let longest: Int

  init(_ words: [String]) {
    self.words = Set(words.map { Array($0.utf8)[...] })
    longest = words.map(\.utf8.count).max() ?? 0
  }

  /// The first of the words that a class or id of the element has, whole: `social-share` has `social` and `share`,
  /// `socialist` neither.
  func first(in node: Node) -> String? {
    for key in [AttributeKey.class, .id] {
      guard let bytes = node.bytes(key), !bytes.isEmpty else { continue }
      if let found = first(in: bytes) { return found }
    }
    return nil
  }

  private func first(in bytes: ArraySlice<UInt8>) -> String? {
    var token: [UInt8] = []
    for byte in bytes {
      let small = byte | 0x20
      if small >= 0x61, small <= 0x7A {
        if byte < 0x61, !token.isEmpty, token.count <= longest {
          if words.contains(token[...]) { break }
          token.removeAll(keepingCapacity: true)
        }
        token.append(small)
      } else {
        if words.contains(token[...]) { break }
        token.removeAll(keepingCapacity: true)
      }
    }
    return words.contains(token[...]) ? String(decoding: token, as: UTF8.self) : nil
  }
}
