extension JSONReader {
  mutating func object() throws(JSONError) -> JSON {
    let start = at
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    /// A few keys are compared faster than hashed.
    func isNew(_ key: String) -> Bool {
      if members.count < 12 { return !members.contains { $0.key == key } }
      if keys.isEmpty { keys = Set(members.map(\.key)) }
      return keys.insert(key).inserted
    }
    if try isEmpty(closing: UInt8(ascii: "}")) { return .object([]) }
    repeat {
      let keyOffset = at
      guard at < bytes.count else { throw error("the object has no end: expected \"}\"", at: start) }
      guard let key = try wantedKey() else {
        try skipMember()
        continue
      }
      let isFirst = isNew(key)
      if !isFirst { repairs?.note(.duplicateKey(key)) }
      guard isFirst || dialect == .lenient || repairs != nil else { throw duplicate(key, at: keyOffset) }
      try skipColon(after: key)
      if depth == 1, try readRawMember(key, at: keyOffset) { continue }
      let node = try value()
      if isFirst || repairs != nil { members.append(JSON.Member(key: key, keyOffset: keyOffset, node: node)) }
    } while try !end(with: UInt8(ascii: "}"), of: "object", from: start)
    return .object(repairs == nil ? members : JSONRepairs.lastOfEachKey(members))
  }

  func duplicate(_ key: String, at offset: Int) -> JSONError {
    error("duplicate key \"\(key)\"; an object has each key once", at: offset)
  }

  /// Skips the colon between a key and its value.
  mutating func skipColon(after key: String) throws(JSONError) {
    try skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw error("\(found) after the key \"\(key)\"; expected \":\"") }
    at += 1
    try skipBlanks()
  }

  /// Reads the value of a key of the outermost object that is wanted as bytes; `false` if it is not.
  private mutating func readRawMember(_ key: String, at keyOffset: Int) throws(JSONError) -> Bool {
    if key == textListsKey {
      textLists = try objectOfTextLists("“\(key)”")
      return true
    }
    guard rawStringKeys.contains(key) else { return false }
    if let earlier = rawStrings.firstIndex(where: { $0.key == key }) {
      guard repairs?.note(.duplicateKey(key)) != nil else { throw duplicate(key, at: keyOffset) }
      rawStrings.remove(at: earlier)
    }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return false }
    rawStrings.append((key, try textBytes()))
    return true
  }

  /// - Returns: `nil`, positioned at the key, if its member is not wanted.
  private mutating func wantedKey() throws(JSONError) -> String? {
    guard bytes[at] == UInt8(ascii: "\"") else {
      throw error("\(found) where a key was expected; keys are in double quotes: \"key\": value")
    }
    guard let keys else { return try string() }
    let end = HTMLParser.plainEnd(in: bytes, from: at + 1)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""), let key = keys.text(of: bytes[(at + 1)..<end]) else { return nil }
    at = end + 1
    return key
  }

  /// Skips a key, its colon and its value.
  private mutating func skipMember() throws(JSONError) {
    let start = at
    var open = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): passString()
      case UInt8(ascii: "/"): try skipComment()
      case UInt8(ascii: "{"), UInt8(ascii: "["): (open, at) = (open + 1, at + 1)
      case UInt8(ascii: "}") where open == 0, UInt8(ascii: ",") where open == 0: return
      case UInt8(ascii: "}"), UInt8(ascii: "]"): (open, at) = (open - 1, at + 1)
      default: at += 1
      }
    }
    throw error("the member has no end: expected \",\" or \"}\"", at: start)
  }

  private mutating func passString() {
    at += 1
    while at < bytes.count {
      at = HTMLParser.plainEnd(in: bytes, from: at)
      guard at < bytes.count, bytes[at] != UInt8(ascii: "\"") else { break }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
  }

  /// Skips the opening bracket, and the closing one if it follows directly; `true` for the latter.
  mutating func isEmpty(closing bracket: UInt8) throws(JSONError) -> Bool {
    at += 1
    try skipBlanks()
    guard at < bytes.count, bytes[at] == bracket else { return false }
    at += 1
    return true
  }

  /// Skips a comma or the closing bracket; `true` for the latter.
  mutating func end(with bracket: UInt8, of kind: String, from start: Int) throws(JSONError) -> Bool {
    try skipBlanks()
    /// Used in error messages only.
    var close: Character { Character(Unicode.Scalar(bracket)) }
    guard at < bytes.count else { throw error("the \(kind) has no end: expected \"\(close)\"", at: start) }
    if bytes[at] == bracket {
      at += 1
      return true
    }
    guard bytes[at] == UInt8(ascii: ",") else { throw error("\(found) in a \(kind); expected \",\" or \"\(close)\"") }
    let comma = at
    at += 1
    try skipBlanks()
    guard at < bytes.count, bytes[at] == bracket else { return false }
    guard dialect == .lenient || repairs?.note(.trailingComma) != nil else {
      throw error("trailing comma before \"\(close)\"; take it out", at: comma)
    }
    at += 1
    return true
  }
}
