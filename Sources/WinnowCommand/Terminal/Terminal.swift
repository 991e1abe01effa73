import SystemPackage
import Winnow
import WinnowIO

/// Text for terminals.
enum Terminal {
  /// Replaces control characters by Unicode control pictures, so that page text cannot send escape sequences to the terminal.
  static func sanitized(_ text: String) -> String {
    // Every scalar that is replaced begins with one of these bytes; most texts have none.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if scalar == "\n" || scalar == "\t" { return " " }
          if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "?" }
          return scalar.value == 0x7F || 0x80...0x9F ~= scalar.value || scalar.isDirectionalFormatting ? "·" : scalar
        }))
  }

  /// Whether standard output is a terminal; direction marks are omitted otherwise.
  private static let isRead = Console.isTerminal(.standardOutput)

  /// Page text for one line of output: truncated to `width` columns and, on a terminal, wrapped in FSI…PDI (UAX #9) so that right-to-left
  /// text does not reorder the columns.
  static func truncatedInIsolate(_ text: String, width: Int) -> String {
    // A column has a limited number of scalars, including marks: the rest of a long text is not examined.
    let cut = cut(sanitized(String(text.unicodeScalars.prefix(width * 8))), to: width)
    return isRead ? "\u{2068}\(cut)\u{2069}" : cut
  }

  /// Restores left-to-right direction at the end of a mixed line, on a terminal.
  static var lineEnd: String { isRead ? "\u{200E}" : "" }

  static func cut(_ text: String, to width: Int) -> String {
    var used = 0
    var out = ""
    if text.utf8.count < width { return text }
    for character in text {
      let next = columns(character)
      if used + next > width - 1 { return out + "…" }
      used += next
      out.append(character)
    }
    return out
  }

  /// The maximum columns of a character: terminals differ on emoji of several scalars, and a line that is truncated a little early fits in
  /// all of them.
  static func columns(_ character: Character) -> Int { character.unicodeScalars.reduce(0) { $0 + columns($1) } }

  /// Two for East Asian wide characters and emoji, none for marks.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A: 1
    case 0xFE0F: 1  // requests the emoji presentation of a narrow character
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .format ? 0 : 1
    }
  }
}
