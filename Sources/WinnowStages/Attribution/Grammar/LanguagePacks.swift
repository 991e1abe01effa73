import Synchronization
import Winnow

/// The built-in language packs, each loaded on first use, since most runs see few languages.
enum LanguagePacks {
  private static let cache = Mutex<[String: Result<LanguagePack, LanguagePackFile.ParseError>]>([:])

  /// The pack of a language; the English one if there is none, or if the language is unknown.
  ///
  /// - Throws: ``LanguagePackFile/ParseError`` for a file that cannot be read.
  static func pack(of language: String?) throws(LanguagePackFile.ParseError) -> LanguagePack {
    let code = language.map { String($0.prefix { $0 != "-" }) } ?? ""
    let name = LanguageFiles.languages.contains(code) ? code : "en"
    return try cache.withLock { made in
      if let result = made[name] { return result }
      let result = Result { try compiled(name) }.mapError {
        $0 as? LanguagePackFile.ParseError ?? LanguagePackFile.ParseError(file: name, line: 1, message: "\($0)")
      }
      made[name] = result
      return result
    }.get()
  }

  private static func compiled(_ name: String) throws -> LanguagePack {
    guard let file = try file(name) else { return .empty }
    return try LanguagePackCompiler.pack(of: file, finding: { try self.file($0) })
  }

  private static func file(_ name: String) throws -> LanguagePackFile? {
    try LanguageFiles.bytes(of: name).map { try LanguagePackFile(name, $0) }
  }
}
