/// The lists of a data file by their keys.
package struct DataLists<Key: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
  private let lists: [Key: [String]]

  package init(_ file: DataFile) throws(DataFile.Mistake) { lists = try file.lists(Key.self) }

  /// Those of a file that comes with Winnow.
  package init(builtIn name: String, _ bytes: [UInt8]) {
    self = DataFile.builtIn(name, bytes) { file throws(DataFile.Mistake) in try Self(file) }
  }

  /// None is empty.
  package subscript(key: Key) -> [String] { lists[key] ?? [] }
}
