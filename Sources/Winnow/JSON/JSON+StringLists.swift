extension JSON {
  /// A member of an object of string arrays: `{"days": ["Monday", "Tuesday"]}`. Strings are UTF-8 bytes, since files of thousands of words
  /// are read at each start, and words are looked up by their bytes.
  package struct StringList: Sendable {
    package let key: String
    /// Bytes from the beginning of the file.
    package let keyOffset: Int
    package let texts: [ArraySlice<UInt8>]
  }

  /// Reads an object whose members are all non-empty string arrays.
  ///
  /// - Throws: ``JSONError`` for the first error.
  package static func textLists(_ bytes: [UInt8]) throws(JSONError) -> [StringList] {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    return try reader.file { (reader) throws(JSONError) in try reader.objectOfTextLists("a file of lists") }
  }

  /// Reads an object with one member that is such an object.
  ///
  /// - Returns: the object without this key.
  /// - Throws: ``JSONError`` for the first error.
  package static func reading(_ bytes: [UInt8], textListsOf key: String) throws(JSONError) -> (object: JSON, lists: [StringList]) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    reader.textListsKey = key
    return (try reader.file().value, reader.textLists)
  }
}

extension JSONReader {
  /// - Parameter name: how the error names a value that is not an object.
  mutating func objectOfTextLists(_ name: String) throws(JSONError) -> [JSON.StringList] {
    let start = at
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") else { throw error("\(name) is an object") }
    var lists: [JSON.StringList] = []
    if try isEmpty(closing: UInt8(ascii: "}")) { return [] }
    repeat {
      let keyOffset = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw error("\(found) where a key was expected") }
      let key = try string()
      guard !lists.contains(where: { $0.key == key }) else { throw duplicate(key, at: keyOffset) }
      try skipColon(after: key)
      lists.append(JSON.StringList(key: key, keyOffset: keyOffset, texts: try textList(key)))
    } while try !end(with: UInt8(ascii: "}"), of: "object", from: start)
    return lists
  }

  private mutating func textList(_ key: String) throws(JSONError) -> [ArraySlice<UInt8>] {
    let start = at
    guard at < bytes.count, bytes[at] == UInt8(ascii: "[") else { throw error("“\(key)” is an array of strings") }
    var texts: [ArraySlice<UInt8>] = []
    if try isEmpty(closing: UInt8(ascii: "]")) { return [] }
    repeat {
      let offset = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), case let text = try stringBytes(), !text.isEmpty else {
        throw error("“\(key)” has non-empty strings only", at: offset)
      }
      texts.append(text)
    } while try !end(with: UInt8(ascii: "]"), of: "array", from: start)
    guard HTMLParser.isValidUTF8(bytes[start..<at]) else { throw error("“\(key)” has bytes that are not UTF-8", at: start) }
    return texts
  }
}
