import Winnow
import WinnowStages

/// The common key of two spellings of a name: lowercase letters and digits without marks, without head nouns at the ends (“the newspaper
/// …”); for a news agency its id.
struct NameKey: Hashable, Sendable {
  private let text: String

  init(_ name: String) {
    let whole = Self.folded(name)
    var words = whole.split(separator: " ")[...]
    while words.count > 1, let first = words.first, Self.heads.contains(String(first)) { words.removeFirst() }
    while words.count > 1, let last = words.last, Self.heads.contains(String(last)) { words.removeLast() }
    let agency = Self.agencies[whole] ?? Self.agencies[words.joined(separator: " ")]
    text = agency.map { "@\($0)" } ?? words.joined()
  }

  /// By their folded names.
  private static let agencies = Dictionary(Agencies.names.map { (folded($0.name), $0.id) }) { first, _ in first }

  /// Of all languages, from `head-nouns.json`, folded.
  private static let heads = DataFile.builtIn("head-nouns.json", PackageResources.head_nouns_json) { file throws(DataFile.Mistake) in
    Set(try file.textLists().flatMap(\.texts).map { folded(String(decoding: $0, as: UTF8.self)) })
  }

  /// Folded words, separated by single spaces.
  static func folded(_ name: String) -> String {
    var out: [UInt8] = []
    for scalar in name.unicodeScalars.lazy.map(LetterFolding.halfWidth) where !LetterFolding.isIgnorable(scalar) {
      for letter in LetterFolding.plain(scalar) {
        if UTF8Bytes.isWord(letter) {
          UTF8Bytes.append(letter, to: &out)
        } else if let last = out.last, last != UTF8Bytes.space {
          out.append(UTF8Bytes.space)
        }
      }
    }
    if out.last == UTF8Bytes.space { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
