/// The reason why a file is not a main content model for this version.
enum MainModelError: Error, Equatable, CustomStringConvertible {
  case notAModel
  /// The file's first line has another version.
  case otherVersion(String)
  /// The file has another fingerprint of features than this version; `nil` if it has none.
  case otherFeatures(String?, current: String)
  /// The part that cannot be read.
  case damaged(String)

  var description: String {
    switch self {
    case .notAModel: "it is not a model of main content, whose first line is \"\(MainContentModel.firstLine)\""
    case .otherVersion(let line):
      "it is of another version: its first line is \"\(line)\", and this Winnow reads \"\(MainContentModel.firstLine)\""
    case .otherFeatures(let found, let current):
      "it was trained on other features (\(found ?? "no fingerprint")) than those of this Winnow (\(current)): retrain it"
    case .damaged(let part): "it is damaged: \(part) cannot be read"
    }
  }
}
