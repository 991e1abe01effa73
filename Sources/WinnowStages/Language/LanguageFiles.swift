import Winnow

/// The data files of the languages, a line each.
enum LanguageFiles {
  static let all: [[UInt8]] = [
    PackageResources.ar_json,
    PackageResources.cs_json,
    PackageResources.da_json,
    PackageResources.de_json,
    PackageResources.el_json,
    PackageResources.en_json,
    PackageResources.es_json,
    PackageResources.fa_json,
    PackageResources.fi_json,
    PackageResources.fr_json,
    PackageResources.he_json,
    PackageResources.hi_json,
    PackageResources.hu_json,
    PackageResources.id_json,
    PackageResources.it_json,
    PackageResources.ja_json,
    PackageResources.ko_json,
    PackageResources.nl_json,
    PackageResources.no_json,
    PackageResources.pl_json,
    PackageResources.pt_json,
    PackageResources.ro_json,
    PackageResources.ru_json,
    PackageResources.sv_json,
    PackageResources.tr_json,
    PackageResources.uk_json,
    PackageResources.ur_json,
    PackageResources.vi_json,
    PackageResources.zh_json,
  ]

  /// All of them, read once.
  static let parsed: [JSON] = all.compactMap { try? JSON($0) }

  /// The words of a list, of all languages.
  static func words(_ list: String) -> [String] { parsed.flatMap { $0[list]?.array?.compactMap(\.string) ?? [] } }

  static let agencies: [UInt8] = PackageResources.agencies_json
}
