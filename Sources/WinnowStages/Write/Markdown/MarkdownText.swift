import Winnow

/// Escapes plain text for Markdown.
enum MarkdownText {
  /// The text with backslashes before inline markup of CommonMark.
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    for (i, scalar) in scalars.enumerated() {
      let before = i > 0 ? scalars[i - 1] : " "
      let next = i + 1 < scalars.count ? scalars[i + 1] : " "
      if scalar == "&" ? isReference(scalars[(i + 1)...]) : isMark(scalar, before: before, next: next) { out.append("\\") }
      out.append(scalar)
    }
    return String(out)
  }

  private static func isMark(_ scalar: Unicode.Scalar, before: Unicode.Scalar, next: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]": true
    case "_": !(UTF8Bytes.isWord(before) && UTF8Bytes.isWord(next)) && !(before == " " && next == " ")
    case "<": next == "/" || next == "!" || next == "?" || next.isASCII && next.properties.isAlphabetic
    case "~": before == "~" || next == "~"
    case "$": before == "$" || next == "$"
    default: false
    }
  }

  /// Whether the name or number of a character reference, and a semicolon, follow.
  private static func isReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix(40).prefix { $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }
    return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == ";"
  }

  /// A text as a line of its own.
  static func line(_ text: String) -> String { lineEndEscaped(lineStartsEscaped(escaped(UTF8Bytes.collapsed(text.utf8)))) }

  /// Escapes markup at the beginning of a line: bullets, list numbers, headings and their underlines, quotes, fences.
  static func lineStartsEscaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let mark = lineStart(line) else { return String(line) }
      return line[..<mark] + "\\" + line[mark...]
    }.joined(separator: "\n")
  }

  /// A heading's text: trailing number signs are not its closing sequence.
  static func lineEndEscaped(_ text: String) -> String { text.hasSuffix("#") ? text.dropLast() + "\\#" : text }

  /// The index of the character that makes the line one of these.
  private static func lineStart(_ line: Substring) -> Substring.Index? {
    let bytes = line.utf8
    guard let first = bytes.first else { return nil }
    func endsIn(_ rest: Substring.UTF8View) -> Bool { rest.first.map(UTF8Bytes.isASCIIWhitespace) ?? true }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      let rest = bytes.dropFirst()
      return endsIn(rest) || rest.first == first ? line.startIndex : nil
    case UInt8(ascii: "="): return bytes.allSatisfy { $0 == first || UTF8Bytes.isASCIIWhitespace($0) } ? line.startIndex : nil
    case UInt8(ascii: "~"): return bytes.starts(with: "~~~".utf8) ? line.startIndex : nil
    case UInt8(ascii: ">"): return line.startIndex
    case UInt8(ascii: "#"):
      let rest = bytes.drop { $0 == first }
      return bytes.count - rest.count <= 6 && endsIn(rest) ? line.startIndex : nil
    case UInt8(ascii: "|"), UInt8(ascii: ":"): return line.startIndex
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let rest = bytes.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), endsIn(rest.dropFirst()) else { return nil }
      return rest.startIndex
    default: return nil
    }
  }

  /// The length of the longest run of the byte.
  static func longestRun(of byte: UInt8, in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text.utf8 {
      run = next == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// A URL in parentheses: CommonMark interprets entities, backslashes and parentheses in it.
  static func address(_ address: String) -> String {
    var out = ""
    var depth = 0
    let isBalanced =
      address.unicodeScalars.allSatisfy { scalar in
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        return depth >= 0
      } && depth == 0
    let scalars = Array(address.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      switch scalar {
      case "(": out += isBalanced ? "(" : "%28"
      case ")": out += isBalanced ? ")" : "%29"
      case "<": out += "%3C"
      case ">": out += "%3E"
      case "\\": out += "%5C"
      case "*", "_": out += i + 1 < scalars.count ? String(scalar) : "\\\(scalar)"
      case "&": out += isReference(scalars[(i + 1)...]) ? "%26" : "&"
      case "\u{0}"..."\u{20}", "\u{7F}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
