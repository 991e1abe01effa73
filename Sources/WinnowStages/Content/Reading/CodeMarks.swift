import Winnow

/// By what highlighters mark the language of code, from `code-languages.json`. What pages call languages is in `content-classes.json`.
enum CodeMarks {
  enum Key: String, CaseIterable {
    case attributes
    /// What is before the language in a class.
    case classBeginnings
    /// Classes before or after which the language stands as a class of its own.
    case companions
    /// Parts of a highlighter's box: `highlight-wrap`.
    case boxParts
    /// What stands for no language.
    case noLanguages
    /// Classes next to the companions that are no language.
    case otherClasses
  }

  private static let lists = DataLists<Key>(builtIn: "code-languages.json", PackageResources.code_languages_json)

  static let attributes = lists[.attributes], classBeginnings = lists[.classBeginnings]
  static let companions = Set(lists[.companions]), otherClasses = Set(lists[.otherClasses])
  static let noLanguages = Set(lists[.boxParts] + lists[.noLanguages])
}
