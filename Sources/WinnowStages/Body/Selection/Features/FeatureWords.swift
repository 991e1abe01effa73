import Winnow

/// The class and id words that are features of the model, from `feature-words.json`.
struct FeatureWords: Sendable {
  /// The embedded words of this version. Traps if the file is invalid, which a test rules out.
  static let current: FeatureWords = {
    do { return try FeatureWords(PackageResources.feature_words_json) } catch { preconditionFailure("feature-words.json: \(error)") }
  }()

  /// Increases with every change of the words.
  let version: Int
  private let lists: [ElementGroup: [String]]

  /// - Throws: ``WordListError`` for an unknown or missing group, and for an invalid or duplicate word.
  init(_ file: [UInt8]) throws {
    let json = try JSON(file)
    guard let version = json["version"].flatMap(Int.init(json:)), version > 0 else { throw WordListError.missingKey("version") }
    guard let words = json["words"] else { throw WordListError.missingKey("words") }
    let groups = ElementGroup.all.compactMap { group in group.wordsKey.map { (group, $0) } }
    let lists = try WordLists(words, keys: groups.map(\.1))
    self.version = version
    self.lists = Dictionary(uniqueKeysWithValues: groups.map { ($0, lists[$1]) })
  }

  subscript(group: ElementGroup) -> [String] { lists[group] ?? [] }
}
