public import Winnow

/// A model of main content: what `winnow features` writes, learned by `Training/train.py`.
public struct MainModel: Sendable {
  /// A name and version, for the record: `wcxb-3`.
  public let name: String
  /// The least score of a block that stays, 0 to 255, by mode.
  let thresholds: [SelectionMode: Int]
  let names: FeatureNames
  let pageTypes: Forest, first: Forest, second: Forest

  private static let magic = Array("winnow-model 1\n".utf8)

  /// Reads a model's file: a line that says what it is, a line of JSON, and the trees as bytes.
  ///
  /// - Returns: `nil` for what is no model, or one of another version or of other features than this Winnow writes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.magic) else { return nil }
    let rest = bytes[Self.magic.count...]
    guard let end = rest.firstIndex(of: UTF8Bytes.newline), let json = try? JSON(rest[..<end]) else { return nil }
    func names(_ key: String) -> [String] { json[key]?.array?.compactMap(\.string) ?? [] }
    var at = end + 1
    func forest(_ key: String, width: Int) -> Forest? {
      guard let part = json[key], let count = part["bytes"].flatMap(Int.init(json:)), 0...bytes.count - at ~= count else { return nil }
      defer { at += count }
      let forest = Forest(part, trees: bytes[at..<at + count])
      return forest?.width == width ? forest : nil
    }
    let features = FeatureNames(page: names("pageNames"), first: names("firstNames"), second: names("secondNames"))
    guard features == FeatureNames.current, let name = json["name"]?.string, let types = forest("pageTypes", width: features.page.count), types.classes == PageType.allCases.count,
          let first = forest("first", width: features.first.count), let second = forest("second", width: features.second.count),
          first.classes == 1, second.classes == 1, let limits = json["thresholds"] else { return nil }
    (self.name, self.names, pageTypes, self.first, self.second) = (name, features, types, first, second)
    thresholds = Dictionary(SelectionMode.allCases.compactMap { mode in limits[mode.rawValue].flatMap(Int.init(json:)).map { (mode, $0) } }) { $1 }
    guard thresholds.count == SelectionMode.allCases.count else { return nil }
  }

  /// The model that comes with Winnow.
  static let builtIn = MainModel(PackageResources.main_model)
}

/// What counts more where a block is in doubt.
public enum SelectionMode: String, Sendable, Codable, CaseIterable, OptionValue {
  /// As little as possible that is not main content.
  case precision
  /// As much of one as of the other.
  case balanced
  /// As little as possible lost.
  case recall
}
