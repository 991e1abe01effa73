import Winnow

/// News agencies and the spellings of their names.
package enum Agencies {
  /// The spellings of an agency's name, by its id.
  private static let lists = LanguageFiles.lists(of: "agencies")

  /// Each spelling of an agency's name, with the agency's id.
  package static var names: [(id: String, name: String)] {
    lists.flatMap { list in list.texts.map { (list.key, String(decoding: $0, as: UTF8.self)) } }
  }

  /// The properties of the names with one folded form.
  private struct Name {
    /// The index of the agency in ``lists``.
    let index: Int
    /// Whether a spelling begins in lowercase: “dpa”.
    var isSmall: Bool
    /// Whether all spellings are initials with spaces or periods: “أ ب”.
    var isSpelt: Bool
  }

  /// By the hash of the folded form.
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
    return letters.count > 1 && letters.allSatisfy { UTF8Bytes.scalarCount(of: $0) == 1 }
  }

  /// The hashes of the first words of their names.
  static let firstWords: [UInt64] = lists.flatMap { list in
    list.texts.compactMap { name in Tokenizer.tokens(ofPhrase: name.prefix { !UTF8Bytes.isASCIIWhitespace($0) }).first?.hash }
  }

  /// Whether an agency with this folded name is spelled in initials with spaces or periods.
  static func isSpelt(_ key: [UInt8]) -> Bool { name(key)?.isSpelt ?? false }

  /// Whether an agency with this folded name is spelled in lowercase: “dpa”.
  static func isSmall(_ key: [UInt8]) -> Bool { name(key)?.isSmall ?? false }

  /// The agency's id, such as `reuters`; `generic:…` for words such as “agencies”.
  static func id(of name: some StringProtocol) -> String? { id(ofKey: FoldedText.bytes(of: name.utf8)) }

  /// The same for a folded name.
  static func id(ofKey key: [UInt8]) -> String? { name(key).map { lists[$0.index].key } }

  /// Whether an id is that of a word such as “agencies” and not of an agency.
  static func isGeneric(id: String) -> Bool { id.hasPrefix("generic:") }

  /// Whether both names are of the same agency.
  static func isSameAgency(_ name: some StringProtocol, _ other: some StringProtocol) -> Bool {
    id(of: name).map { $0 == id(of: other) } ?? false
  }

  private static let minUnknownLength = 3

  /// Whether the text could be the abbreviation of an unlisted agency: `APTN`.
  static func looksLikeAcronym(_ text: String) -> Bool { text.utf8.count >= minUnknownLength && NameShape.isAcronym(text.utf8) }
}
