import Winnow

/// The news agencies of the world, and how papers write them: the only list of names that Winnow has.
package enum Agencies {
  /// Each name that an agency is written by, with the agency's id.
  package static let forms: [(id: String, form: String)] = {
    guard let json = try? JSON(LanguageFiles.bytes(of: "agencies") ?? []), case .object(let members) = json else { return [] }
    return members.flatMap { member in (member.node.value.array ?? []).compactMap { form in form.string.map { (member.key, $0) } } }
  }()

  /// The hashes of the words with which their names begin.
  static let firstWords: Set<UInt64> = Set(
    forms.compactMap { form in
      let word = form.form.utf8.prefix { !UTF8Bytes.isBlank($0) }
      return Tokenizer.plainHash(word) ?? Tokenizer.tokens(of: Array(word), .empty).first?.hash
    })

  /// By their names folded.
  private static let ids = Dictionary(forms.map { (FoldedText.bytes(of: $0.form.utf8), $0.id) }) { first, _ in first }

  /// The names folded that begin with a small letter.
  private static let small = Set(forms.lazy.map(\.form).filter { $0.first?.isLowercase ?? false }.map { FoldedText.bytes(of: $0.utf8) })

  /// The names folded that are spelt in letters alone, and so are none as one word: “أ ب”.
  private static let spelt: Set<[UInt8]> = {
    func isSpelt(_ form: String) -> Bool {
      form.contains { $0 == " " || $0 == "." } && form.split { $0 == " " || $0 == "." }.allSatisfy { $0.unicodeScalars.count == 1 }
    }
    let joined = Set(forms.lazy.map(\.form).filter { !isSpelt($0) }.map { FoldedText.bytes(of: $0.utf8) })
    return Set(forms.lazy.map(\.form).filter(isSpelt).map { FoldedText.bytes(of: $0.utf8) }).subtracting(joined)
  }()

  /// Whether an agency of this name, folded, is written in letters parted by blanks or periods.
  static func isSpelt(_ key: [UInt8]) -> Bool { spelt.contains(key) }

  /// Whether an agency of this name, folded, writes itself without a capital: “dpa”.
  static func isSmall(_ key: [UInt8]) -> Bool { small.contains(key) }

  /// The agency's id, such as `reuters`; `generic:…` for words such as “agencies”.
  static func id(of name: some StringProtocol) -> String? { id(ofKey: FoldedText.bytes(of: name.utf8)) }

  /// The same for a folded name.
  static func id(ofKey key: [UInt8]) -> String? { ids[key] }

  /// Whether an id is that of a word such as “agencies”, and of no agency.
  static func isGeneric(id: String) -> Bool { id.hasPrefix("generic:") }

  /// Whether both name one agency.
  static func isOne(_ name: some StringProtocol, _ other: some StringProtocol) -> Bool { id(of: name).map { $0 == id(of: other) } ?? false }

  private static let shortestUnknown = 3

  /// Whether the text could be the short name of an agency that is not in the list: `APTN`.
  static func looksLikeOne(_ text: String) -> Bool { text.utf8.count >= shortestUnknown && NameShape.isAcronym(text.utf8) }
}
