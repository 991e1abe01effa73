import Winnow

/// The words of classes and ids that are features of the model, from `feature-words.json`.
struct FeatureWords: Sendable {
  /// Those that this version's features are made with. A file that cannot be read ends the program: its tests have read it.
  static let current: FeatureWords = {
    do { return try FeatureWords(PackageResources.feature_words_json) } catch { preconditionFailure("feature-words.json: \(error)") }
  }()

  /// Rises with every change of the words.
  let version: Int
  private let lists: [ElementGroup: [String]]

  /// - Throws: ``WordListError`` where a group is unknown or missing, or a word is none or stands twice.
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
