import Winnow

/// The words that classes and ids are made of, by category, from `element-words.json`.
///
/// Stages read them. The model of main content has words of its own, which are part of its features: see `feature-words.json`.
struct ElementWords: Sendable {
  /// Those that come with Winnow. A file that cannot be read ends the program: its tests have read it.
  static let builtIn: ElementWords = {
    do { return try ElementWords(PackageResources.element_words_json) } catch { preconditionFailure("element-words.json: \(error)") }
  }()

  private let lists: [ElementCategory: [String]]

  /// - Throws: ``WordListError`` where a category is unknown or missing, or a word is none or stands twice.
  init(_ file: [UInt8]) throws {
    let lists = try WordLists(JSON(file), keys: ElementCategory.allCases.map(\.rawValue))
    self.lists = Dictionary(uniqueKeysWithValues: ElementCategory.allCases.map { ($0, lists[$0.rawValue]) })
  }

  subscript(category: ElementCategory) -> [String] { lists[category] ?? [] }
}
