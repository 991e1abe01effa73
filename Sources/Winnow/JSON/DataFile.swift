/// A JSON file of words or rules, embedded in the program and read strictly.
///
/// An unknown, missing or duplicate key, an empty array, and an empty or duplicate string are errors.
package struct DataFile: Sendable {
  /// An error in a file, with its line.
  package struct Mistake: Error, Equatable, CustomStringConvertible {
    package let file: String, line: Int, message: String
    package var description: String { "\(file):\(line): \(message)" }
  }

  /// The file's name, for messages.
  package let name: String
  private let bytes: [UInt8]
  private let checksDuplicates: Bool

  /// - Parameter checksDuplicates: whether a duplicate string is an error. Tests check embedded files; a run does not, to start faster.
  package init(_ name: String, _ bytes: [UInt8], checksDuplicates: Bool = true) {
    (self.name, self.bytes, self.checksDuplicates) = (name, bytes, checksDuplicates)
  }

  /// The converted content of an embedded file. An invalid one stops the program; the tests read each.
  package static func builtIn<Value>(
    _ name: String, _ bytes: [UInt8], _ read: (DataFile) throws(Mistake) -> Value
  ) -> Value {
    do { return try read(DataFile(name, bytes, checksDuplicates: false)) } catch { fatalError(error.description) }
  }

  /// The arrays of an object with any keys, as UTF-8.
  package func textLists() throws(Mistake) -> [JSON.StringList] {
    let lists: [JSON.StringList]
    do { lists = try JSON.textLists(bytes) } catch { throw mistake(error.offset, error.message) }
    for list in lists {
      guard !list.texts.isEmpty else { throw mistake(list.keyOffset, "“\(list.key)” is empty") }
      guard checksDuplicates else { continue }
      var known: Set<ArraySlice<UInt8>> = []
      for text in list.texts where !known.insert(text).inserted {
        throw mistake(list.keyOffset, "“\(String(decoding: text, as: UTF8.self))” is in “\(list.key)” twice")
      }
    }
    return lists
  }

  /// The arrays of an object whose keys are exactly the cases of the type.
  package func lists<Key: RawRepresentable<String> & CaseIterable & Hashable>(_: Key.Type) throws(Mistake) -> [Key: [String]] {
    var lists: [Key: [String]] = [:]
    for list in try textLists() {
      guard let key = Key(rawValue: list.key) else {
        throw mistake(list.keyOffset, "there is no “\(list.key)”: it has \(Key.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      lists[key] = list.texts.map { String(decoding: $0, as: UTF8.self) }
    }
    for key in Key.allCases where lists[key] == nil { throw mistake(0, "“\(key.rawValue)” is missing") }
    return lists
  }

  /// The members of an object of strings, in file order.
  package func texts() throws(Mistake) -> [(key: String, value: String)] {
    try members { node in node.value.string.flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// The members of an object of integers, in file order.
  package func numbers() throws(Mistake) -> [(key: String, value: Int)] {
    try members { node in if case .number(let number) = node.value { Int(exactly: number) } else { nil } }
  }

  private func members<Value>(_ read: (JSON.Node) -> Value?) throws(Mistake) -> [(key: String, value: Value)] {
    let json: JSON
    do { json = try JSON(bytes) } catch { throw mistake(error.offset, error.message) }
    guard case .object(let members) = json else { throw mistake(0, "a file of members is an object") }
    guard !members.isEmpty else { throw mistake(0, "it has no members") }
    var values: [(key: String, value: Value)] = []
    for member in members {
      guard !member.key.isEmpty, let value = read(member.node) else {
        throw mistake(member.node.offset, "“\(member.key)” has \(member.node.value.typeName) that is not wanted")
      }
      values.append((member.key, value))
    }
    return values
  }

  private func mistake(_ offset: Int, _ message: String) -> Mistake {
    Mistake(file: name, line: 1 + bytes.prefix(offset).count { $0 == UTF8Bytes.newline }, message: message)
  }
}
