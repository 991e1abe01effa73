import Winnow

/// Texts of metadata, which often hold HTML of their own.
enum Markup {
  /// The text without elements, character references and invisible signs, its white space collapsed.
  static func plain(_ text: String) -> String {
    var plain = text
    // Programs escape what is escaped already: twice is all that is met.
    for _ in 0..<2 where plain.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) {
      guard let tree = try? Tree(html: Array("<p>\(plain)".utf8), charset: "utf-8") else { break }
      let read = UTF8Bytes.collapsed(tree.text)
      if read == plain { break }
      plain = read
    }
    return UTF8Bytes.collapsed(visible(plain).utf8)
  }

  /// The text without the characters that ``NormalizeText`` takes out.
  static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xC2 }), text.unicodeScalars.contains(where: isInvisible) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x80 && NormalizeText.invisible.contains(scalar) }

  private static let none: Set<String> = ["null", "undefined", "none", "nan", "n/a", "[]", "{}", "false", "publisher", "author", "(null)"]

  /// Whether the text is what programs write where they have none.
  static func isNoValue(_ text: some Collection<UInt8>) -> Bool {
    text.count <= 9 && none.contains(String(decoding: text, as: UTF8.self).lowercased())
  }
}
