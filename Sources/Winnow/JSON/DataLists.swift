/// The arrays of a data file by key.
package struct DataLists<Key: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
  private let lists: [Key: [String]]

  package init(_ file: DataFile) throws(DataFile.Mistake) { lists = try file.lists(Key.self) }

  /// Those of an embedded file.
  package init(builtIn name: String, _ bytes: [UInt8]) {
    self = DataFile.builtIn(name, bytes) { file throws(DataFile.Mistake) in try Self(file) }
  }

  /// Never empty.
  package subscript(key: Key) -> [String] { lists[key] ?? [] }
}
