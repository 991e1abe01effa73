import CLanguagePacks
import Winnow

#if DEBUG
  import Glibc
  import SystemPackage
#endif

/// The files of `Language/Data`.
enum LanguageFiles {
  /// The index of each file in the table embedded by C, by its name without extension.
  private static let indices: [String: Int] = {
    let files = unsafe UnsafeBufferPointer(start: language_files_begin(), count: language_file_count)
    return Dictionary(uniqueKeysWithValues: files.indices.map { (unsafe String(cString: files[$0].name), $0) })
  }()

  private static func embedded(_ index: Int) -> [UInt8] {
    let file = unsafe language_files_begin()[index]
    return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// The languages with a file, as two-letter BCP 47 primary subtags.
  static let languages: [String] = indices.keys.filter { $0.utf8.count == 2 }.sorted()

  /// The file of a language, or the shared file with this name.
  static func bytes(of name: String) -> [UInt8]? {
    #if DEBUG
      // Language authors edit the files without rebuilding.
      if let edited = overrideFile(name) { return edited }
    #endif
    return indices[name].map(embedded)
  }

  #if DEBUG
    private static func overrideFile(_ name: String) -> [UInt8]? {
      guard let folder = unsafe getenv("WINNOW_LANGUAGES").map({ unsafe String(cString: $0) }) else { return nil }
      let path = FilePath(folder).appending(name + ".json")
      guard let file = try? FileDescriptor.open(path, .readOnly) else { return nil }
      return try? file.closeAfter {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try unsafe piece.withUnsafeMutableBytes({ try unsafe file.read(into: $0) }), count > 0 {
          bytes += piece[..<count]
        }
        return bytes
      }
    }
  #endif

  /// The files with lists for several languages, or for none, by name.
  static let ofLists: [String] = indices.keys.filter { $0.utf8.count > 2 && !others.contains($0) }.sorted()
  private static let others: Set<String> = ["cities", "eras", "latin", "months", "serbo-croatian", "shared"]

  /// The file to be read strictly.
  static func file(_ name: String) -> DataFile { DataFile(name + ".json", bytes(of: name) ?? []) }

  /// The lists of a file with one list per language, whose key is the language.
  static func lists(of name: String) -> [JSON.StringList] { embeddedFile(name).textLists() }

  /// A file that is always there.
  static func embeddedFile(_ name: String) -> EmbeddedFile {
    guard let bytes = bytes(of: name) else { fatalError("there is no \(name).json in Language/Data") }
    return EmbeddedFile(name + ".json", bytes)
  }

  /// The strings in all lists of a file.
  static func texts(of name: String) -> [ArraySlice<UInt8>] { lists(of: name).flatMap(\.texts) }

  /// The strings in all lists of a file, folded.
  static func keys(of name: String) -> [[UInt8]] { lists(of: name).flatMap { $0.texts.map { FoldedText.bytes(of: $0) } } }

  /// The strings in all lists of a file, as `String`.
  static func strings(of name: String) -> [String] { texts(of: name).map { String(decoding: $0, as: UTF8.self) } }
}
