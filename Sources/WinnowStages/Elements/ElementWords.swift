import Winnow

/// The words of classes and ids, by category, from `element-words.json`.
///
/// They are used by stages. The main content model has its own words, which are part of its features: see `feature-words.json`.
struct ElementWords: Sendable {
  /// The embedded file. Traps if it is invalid, which a test rules out.
  static let builtIn: ElementWords = {
    do { return try ElementWords(PackageResources.element_words_json) } catch { preconditionFailure("element-words.json: \(error)") }
  }()

  private let lists: [ElementCategory: [String]]

  /// - Throws: ``WordListError`` for an unknown or missing category, and for an invalid or duplicate word.
  init(_ file: [UInt8]) throws {
    let lists = try WordLists(JSON(file), keys: ElementCategory.allCases.map(\.rawValue))
    self.lists = Dictionary(uniqueKeysWithValues: ElementCategory.allCases.map { ($0, lists[$0.rawValue]) })
  }

  subscript(category: ElementCategory) -> [String] { lists[category] ?? [] }
}
