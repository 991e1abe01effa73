import Winnow

/// The news agencies of the world, and how papers write them: the only list of names that Winnow has.
package enum Agencies {
  /// The names that an agency is written by, by its id.
  private static let lists = LanguageFiles.lists(of: "agencies")

  /// Each name that an agency is written by, with the agency's id.
  package static var names: [(id: String, name: String)] {
    lists.flatMap { list in list.texts.map { (list.key, String(decoding: $0, as: UTF8.self)) } }
  }

  /// What is known of the names with one loose form.
  private struct Name {
    /// Of the agency in ``lists``.
    let index: Int
    /// Whether one begins with a small letter: “dpa”.
    var isSmall: Bool
    /// Whether all are letters parted by blanks or periods: “أ ب”.
    var isSpelt: Bool
  }

  /// By the hash of the loose form.
  private static let byKey: [UInt64: Name] = {
    var all: [UInt64: Name] = [:]
    all.reserveCapacity(lists.reduce(0) { $0 + $1.texts.count })
    var key: [UInt8] = []
    for (index, list) in lists.enumerated() {
      for name in list.texts {
        key.removeAll(keepingCapacity: true)
        FoldedText.append(name, to: &key)
        let hash = FNV1a(key).value
        let known = all[hash]
        all[hash] = Name(
          index: known?.index ?? index, isSmall: known?.isSmall ?? false || beginsSmall(name),
          isSpelt: known?.isSpelt ?? true && isSpelt(name))
      }
    }
    return all
  }()

  private static func name(_ key: [UInt8]) -> Name? { byKey[FNV1a(key).value] }

  private static func beginsSmall(_ name: ArraySlice<UInt8>) -> Bool {
    var at = name.startIndex
    return at < name.endIndex && UTF8Bytes.scalar(in: name, at: &at).properties.isLowercase
  }

  private static func isSpelt(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.contains(where: { $0 == UTF8Bytes.space || $0 == UInt8(ascii: ".") }) else { return false }
    let letters = name.split { $0 == UTF8Bytes.space || $0 == UInt8(ascii: ".") }
    return letters.count > 1 && letters.allSatisfy { UTF8Bytes.scalars(in: $0) == 1 }
  }

  /// The hashes of the words with which their names begin.
  static let firstWords: [UInt64] = lists.flatMap { list in
    list.texts.compactMap { name in Tokenizer.tokens(ofPhrase: name.prefix { !UTF8Bytes.isBlank($0) }).first?.hash }
  }

  /// Whether an agency of this name, folded, is written in letters parted by blanks or periods.
  static func isSpelt(_ key: [UInt8]) -> Bool { name(key)?.isSpelt ?? false }

  /// Whether an agency of this name, folded, writes itself without a capital: “dpa”.
  static func isSmall(_ key: [UInt8]) -> Bool { name(key)?.isSmall ?? false }

  /// The agency's id, such as `reuters`; `generic:…` for words such as “agencies”.
  static func id(of name: some StringProtocol) -> String? { id(ofKey: FoldedText.bytes(of: name.utf8)) }

  /// The same for a folded name.
  static func id(ofKey key: [UInt8]) -> String? { name(key).map { lists[$0.index].key } }

  /// Whether an id is that of a word such as “agencies”, and of no agency.
  static func isGeneric(id: String) -> Bool { id.hasPrefix("generic:") }

  /// Whether both name one agency.
  static func isOne(_ name: some StringProtocol, _ other: some StringProtocol) -> Bool { id(of: name).map { $0 == id(of: other) } ?? false }

  private static let shortestUnknown = 3

  /// Whether the text could be the short name of an agency that is not in the list: `APTN`.
  static func looksLikeOne(_ text: String) -> Bool { text.utf8.count >= shortestUnknown && NameShape.isAcronym(text.utf8) }
}
