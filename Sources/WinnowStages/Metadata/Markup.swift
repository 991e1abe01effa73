import Winnow

/// Plain text of metadata values, which may contain HTML.
enum Markup {
  /// The text without elements, character references and invisible characters, with collapsed whitespace.
  static func plain(_ text: String) -> String {
    var plain = text
    // Some pages escape twice.
    for _ in 0..<2 where plain.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) {
      guard let tree = try? Tree(html: Array("<p>\(withoutLoneTags(plain))".utf8), charset: "utf-8") else { break }
      let read = UTF8Bytes.collapsed(tree.text)
      if read == plain { break }
      plain = read
    }
    return UTF8Bytes.collapsed(visible(plain).utf8)
  }

  /// Elements without an end tag, or with an optional one.
  private static let single: Set<String> = ["br", "hr", "img", "p", "wbr", "li"]

  /// The text with each `<` escaped that does not begin an element with content: “How the <details> element works”.
  private static func withoutLoneTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    let small = Array(text.utf8.lazy.map(UTF8Bytes.asciiLowercased))
    var out: [UInt8] = []
    var opened: Set<String> = []
    for (at, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: "<"), !isMarkup(at, small, &opened) { out += Array("&lt;".utf8) } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isMarkup(_ at: Int, _ text: [UInt8], _ opened: inout Set<String>) -> Bool {
    let rest = text[(at + 1)...]
    if rest.first == UInt8(ascii: "!") { return true }
    let isEnd = rest.first == UInt8(ascii: "/")
    let name = String(decoding: rest.dropFirst(isEnd ? 1 : 0).prefix { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }, as: UTF8.self)
    guard !name.isEmpty else { return false }
    if single.contains(name) || isEnd && opened.contains(name) { return true }
    guard !isEnd, let close = UTF8Bytes.firstIndex(of: UInt8(ascii: ">"), in: rest),
      let end = UTF8Bytes.firstRange(of: Array("</\(name)".utf8), in: text[(close + 1)...]), end.lowerBound > close + 1
    else { return false }
    opened.insert(name)
    return true
  }

  /// The text without the characters that ``NormalizeText`` removes.
  static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xC2 }), text.unicodeScalars.contains(where: isInvisible) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x80 && NormalizeText.invisible.contains(scalar) }

  /// Bytes.
  private static let maxNullValueLength = 15

  private static func isPlaceholder(_ text: some Collection<UInt8>) -> Bool {
    NoValues.placeholders.contains { open, close in
      text.count > open.count + close.count && text.starts(with: open) && text.suffix(close.count).elementsEqual(close)
        && !text.contains(UTF8Bytes.space)
        || text.count < maxPlaceholderLength && text.starts(with: open) && open.count > 1
          && text.suffix(close.count).elementsEqual(close)
    }
  }

  private static let maxPlaceholderLength = 40

  /// Whether the text is a placeholder for a missing value.
  static func isNoValue(_ text: some Collection<UInt8>) -> Bool {
    if let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "$") || first == UInt8(ascii: "%") {
      return isPlaceholder(text)
    }
    return text.count <= maxNullValueLength && NoValues.texts.contains(String(decoding: text, as: UTF8.self).lowercased())
  }
}
