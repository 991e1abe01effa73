import Winnow

/// What English calls the languages that have a pack, from `language-names.json`.
enum LanguageNames {
  /// By BCP 47 primary subtag.
  static let english = Dictionary(
    uniqueKeysWithValues: DataFile.builtIn("language-names.json", PackageResources.language_names_json) {
      file throws(DataFile.Mistake) in try file.texts()
    }.map { ($0.key, $0.value) })
}
