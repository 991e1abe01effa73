import Winnow

/// The marks of highlighters for the language of code, from `code-languages.json`. The language names displayed above code are in
/// `content-classes.json`.
enum CodeMarks {
  enum Key: String, CaseIterable {
    case attributes
    /// Prefixes of the language in a class.
    case classBeginnings
    /// Classes next to which the language is a separate class.
    case companions
    /// Classes of a highlighter's container: `highlight-wrap`.
    case boxParts
    /// Words in place of a language.
    case noLanguages
    /// Classes next to the companions that are not languages.
    case otherClasses
  }

  private static let lists = DataLists<Key>(builtIn: "code-languages.json", PackageResources.code_languages_json)

  static let attributes = lists[.attributes], classBeginnings = lists[.classBeginnings]
  static let companions = Set(lists[.companions]), otherClasses = Set(lists[.otherClasses])
  static let noLanguages = Set(lists[.boxParts] + lists[.noLanguages])
}
