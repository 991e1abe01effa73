#if DEBUG
import Glibc
import SystemPackage
#endif
import Winnow

/// The files of the language packs, a line each, and the lists in them that are no part of the grammar.
enum LanguageFiles {
  private static let all: [(name: String, bytes: [UInt8])] = [
    ("ar", PackageResources.ar_json),
    ("bg", PackageResources.bg_json),
    ("bn", PackageResources.bn_json),
    ("bs", PackageResources.bs_json),
    ("cs", PackageResources.cs_json),
    ("da", PackageResources.da_json),
    ("de", PackageResources.de_json),
    ("el", PackageResources.el_json),
    ("en", PackageResources.en_json),
    ("es", PackageResources.es_json),
    ("fa", PackageResources.fa_json),
    ("fi", PackageResources.fi_json),
    ("fr", PackageResources.fr_json),
    ("he", PackageResources.he_json),
    ("hi", PackageResources.hi_json),
    ("hr", PackageResources.hr_json),
    ("hu", PackageResources.hu_json),
    ("hy", PackageResources.hy_json),
    ("id", PackageResources.id_json),
    ("it", PackageResources.it_json),
    ("ja", PackageResources.ja_json),
    ("ko", PackageResources.ko_json),
    ("lt", PackageResources.lt_json),
    ("nl", PackageResources.nl_json),
    ("no", PackageResources.no_json),
    ("pl", PackageResources.pl_json),
    ("pt", PackageResources.pt_json),
    ("ro", PackageResources.ro_json),
    ("ru", PackageResources.ru_json),
    ("sq", PackageResources.sq_json),
    ("sr", PackageResources.sr_json),
    ("sv", PackageResources.sv_json),
    ("tr", PackageResources.tr_json),
    ("uk", PackageResources.uk_json),
    ("ur", PackageResources.ur_json),
    ("vi", PackageResources.vi_json),
    ("zh", PackageResources.zh_json),
  ]

  /// What languages share.
  private static let bases: [(name: String, bytes: [UInt8])] = [
    ("shared", PackageResources.shared_json),
    ("latin", PackageResources.latin_json),
    ("serbo-croatian", PackageResources.serbo_croatian_json),
  ]

  /// The languages with a file, as BCP 47 primary subtags.
  static let languages: [String] = all.map(\.name)

  /// The file of this language, or of what languages share by this name.
  static func bytes(of name: String) -> [UInt8]? {
    #if DEBUG
    // Who writes a language tries it without building anything.
    if let edited = edited(name) { return edited }
    #endif
    return (all + bases).first { $0.name == name }?.bytes
  }

  #if DEBUG
  private static func edited(_ name: String) -> [UInt8]? {
    guard let folder = unsafe getenv("WINNOW_LANGUAGES").map({ unsafe String(cString: $0) }) else { return nil }
    let path = FilePath(folder).appending(name + ".json")
    guard let file = try? FileDescriptor.open(path, .readOnly) else { return nil }
    return try? file.closeAfter {
      var bytes: [UInt8] = [], piece = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try unsafe piece.withUnsafeMutableBytes({ try unsafe file.read(into: $0) }), count > 0 { bytes += piece[..<count] }
      return bytes
    }
  }
  #endif

  private static let lists: JSON.Keys = JSON.Keys(["related", "rights", "months", "hijri", "jalali"])

  /// The lists of each language that say nothing of grammar: headings, notices of rights, months.
  static let parsed: [(language: String, lists: JSON)] = all.compactMap { file in (try? JSON(file.bytes, .strict, only: lists)).map { (file.name, $0) } }

  /// The texts of a list, of all languages: pages mix languages, so all are looked for.
  static func texts(_ list: String) -> [String] { parsed.flatMap { $0.lists[list]?.array?.compactMap(\.string) ?? [] } }
}
