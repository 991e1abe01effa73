import Winnow

/// LaTeX in pages.
enum LaTeX {
  /// Whether a text is LaTeX and not prose: it has a command, or a subscript or superscript in braces.
  static func looksLike(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 2 else { return false }
    for index in text.indices.dropLast() {
      let next = text[index + 1]
      switch text[index] {
      case UInt8(ascii: "\\"): if next >= 0x61 && next <= 0x7A { return true }
      case UInt8(ascii: "^"), UInt8(ascii: "_"): if next == UInt8(ascii: "{") { return true }
      default: break
      }
    }
    return false
  }

  private static let delimiters = [("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$"), ("[latex]", "[/latex]")]
  /// Whether the whole text is between TeX delimiters.
  static func isDelimited(_ text: String) -> Bool {
    delimiters.contains { text.count > $0.0.count + $0.1.count && text.hasPrefix($0.0) && text.hasSuffix($0.1) }
  }

  private static let styles = ["{\\displaystyle", "{\\textstyle", "{\\scriptstyle"]

  /// Without delimiters, comments of MathJax, and the style that MediaWiki wraps around it.
  static func tidied(_ text: String) -> String {
    func collapsed(_ text: some StringProtocol) -> String { UTF8Bytes.collapsed(text.utf8) }
    var text = collapsed(text)
    // Canvas and others prefix the alternative text for screen readers.
    if text.hasPrefix("LaTeX: ") { text = collapsed(text.dropFirst(6)) }
    if text.hasPrefix("% <![CDATA[") { text = collapsed(text.dropFirst(11)) }
    if text.hasSuffix("%]]>") { text = collapsed(text.dropLast(4)) }
    for (open, close) in delimiters where text.count >= open.count + close.count && text.hasPrefix(open) && text.hasSuffix(close) {
      text = collapsed(text.dropFirst(open.count).dropLast(close.count))
      break
    }
    for style in styles where text.hasPrefix(style) && text.hasSuffix("}") && isOneGroup(text) {
      text = collapsed(text.dropFirst(style.count).dropLast())
      break
    }
    if text.hasPrefix("\\displaystyle"), text.dropFirst(13).first?.isLetter != true { text = collapsed(text.dropFirst(13)) }
    return text
  }

  static func tidied(_ text: ArraySlice<UInt8>) -> String { tidied(String(decoding: text, as: UTF8.self)) }

  /// Whether the opening brace at its beginning is closed by its last character.
  private static func isOneGroup(_ text: String) -> Bool {
    var depth = 0
    var isEscaped = false
    for (index, character) in text.utf8.enumerated() {
      if isEscaped {
        isEscaped = false
        continue
      }
      if character == UInt8(ascii: "\\") { isEscaped = true }
      if character == UInt8(ascii: "{") { depth += 1 }
      if character == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0, index < text.utf8.count - 1 { return false }
      }
    }
    return depth == 0
  }
}
