import Winnow

/// A model of main content, trained by `Training/train.py` on the output of `winnow features`.
package struct MainContentModel: Sendable {
  /// A name and version, for the record: `wcxb-3`.
  package let name: String
  /// The minimum score of a kept block, 0 to 255, by mode.
  let thresholds: [SelectionMode: Int]
  /// The names of a block's second-pass features, which begin with those of the first pass.
  let featureNames: [String]
  /// The fingerprint of the features that it was trained on; see ``FeatureSchema``.
  let fingerprint: String?
  let pageTypes, first, second: Forest

  static let firstLine = "winnow-model 1"

  /// The embedded model. A test, not each run, checks that its features are those of this version.
  static let builtIn: MainContentModel = {
    do { return try MainContentModel(reading: PackageResources.main_model) } catch { preconditionFailure("the built-in model: \(error)") }
  }()

  /// Reads a model file: a line with the format and version, a line of JSON, and the trees as bytes.
  ///
  /// - Throws: ``MainModelError`` for a file that is not a model, or not one for this version.
  package init(_ bytes: [UInt8]) throws {
    try self.init(reading: bytes)
    let current = FeatureSchema.current
    guard fingerprint == current.fingerprint, featureNames == current.second else {
      throw MainModelError.otherFeatures(fingerprint, current: current.fingerprint)
    }
  }

  private init(reading bytes: [UInt8]) throws(MainModelError) {
    guard let end = bytes.firstIndex(of: UTF8Bytes.newline), end < 80, case let line = String(decoding: bytes[..<end], as: UTF8.self),
      line.hasPrefix("winnow-model ")
    else { throw .notAModel }
    guard line == Self.firstLine else { throw .otherVersion(line) }
    let rest = bytes[(end + 1)...]
    guard let headEnd = rest.firstIndex(of: UTF8Bytes.newline), let json = try? JSON(rest[..<headEnd]) else {
      throw .damaged("its line of JSON")
    }
    func names(_ key: String) throws(MainModelError) -> [String] {
      guard let names = json[key]?.array?.compactMap(\.string) else { throw .damaged("\"\(key)\"") }
      return names
    }
    var at = headEnd + 1
    func forest(_ key: String, width: Int, classes: Int) throws(MainModelError) -> Forest {
      guard let part = json[key], let count = part["bytes"].flatMap(Int.init(json:)), 0...bytes.count - at ~= count,
        let forest = Forest(part, trees: bytes[at..<at + count]), forest.width == width, forest.classes == classes
      else { throw .damaged("\"\(key)\"") }
      at += count
      return forest
    }
    guard let name = json["name"]?.string else { throw .damaged("\"name\"") }
    (self.name, fingerprint, featureNames) = (name, json["fingerprint"]?.string, try names("secondNames"))
    pageTypes = try forest("pageTypes", width: try names("pageNames").count, classes: PageType.allCases.count)
    first = try forest("first", width: try names("firstNames").count, classes: 1)
    second = try forest("second", width: featureNames.count, classes: 1)
    thresholds = Dictionary(
      uniqueKeysWithValues: SelectionMode.allCases.compactMap { mode in
        json["thresholds"]?[mode.rawValue].flatMap(Int.init(json:)).map { (mode, $0) }
      })
    guard thresholds.count == SelectionMode.allCases.count else { throw .damaged("\"thresholds\"") }
  }
}
