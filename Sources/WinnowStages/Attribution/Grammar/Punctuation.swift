import Winnow

/// Punctuation and scripts for tokenizing: equivalent punctuation has one canonical form.
enum Punctuation {
  /// The canonical form of punctuation that writers and scripts mix: dashes, commas, slashes, brackets, apostrophes, bullets.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "–", "—", "−", "ـ", "‐", "‑", "―", "－", "⸺": "-"
    case "،", "，", "、": ","
    case "／", "⁄", "∕": "/"
    case "（", "﴾", "﴿": "("
    case "）": ")"
    case "：", "︰", "՝": ":"
    case "；", "؛": ";"
    case "｜", "¦", "│": "|"
    case "’", "ʼ", "‘", "′", "＇", "`", "´": "'"
    case "·", "∙", "‧", "●", "▪", "■", "►", "▶", "▸", "‣", "◆", "♦": "•"
    case "。", "．", "۔", "।", "։", "…": "."
    case "؟", "？": "?"
    case "！": "!"
    case "【", "［", "〔": "["
    case "】", "］", "〕": "]"
    case "＠": "@"
    case "＆": "&"
    case "Ⓒ", "ⓒ": "©"
    case "”", "“", "„", "‟", "″", "＂", "״": "\""
    default: scalar
    }
  }

  static func hash(of plain: Unicode.Scalar) -> UInt64 { 0x5349_474E_0000_0000 | UInt64(plain.value) }

  /// The token flags of canonical punctuation.
  static func flags(_ plain: Unicode.Scalar) -> Token.Flags {
    switch plain {
    case ".", "?", "!": [.endsClause, .endsSentence]
    case ",", ":", ";", ")", "(", "[", "]", "|", "•", "/": .endsClause
    case "\"": [.opensQuote, .closesQuote]
    case "«", "»", "‹", "›": [.opensQuote, .closesQuote]
    case "「", "『", "《", "〈": .opensQuote
    case "」", "』", "》", "〉": .closesQuote
    case "'": [.opensQuote, .closesQuote]
    default: []
    }
  }

  /// Unicode whitespace.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// The signs at which a question ends.
  static let questionMarks: Set<Unicode.Scalar> = ["?", "？", "؟", "՞"]

  /// A combining mark, or a joiner between letters.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    if scalar.value == 0x200C || scalar.value == 0x200D || scalar.value == 0x0640 { return true }
    if 0x2000...0x206F ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? 0x30...0x39 ~= scalar.value : scalar.properties.generalCategory == .decimalNumber
  }

  /// The letters of Hebrew, Arabic, Devanagari, Chinese and Japanese, without Unicode property lookups.
  static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The digits of Indic scripts have the same offsets in their blocks.
    case 0x900...0xDFF: !(0x66...0x6F ~= scalar.value & 0x7F)
    case 0x5D0...0x5EA, 0x620...0x65F, 0x66E...0x6D3, 0x3040...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7AF: true
    default: false
    }
  }

  /// Han, Hiragana and Katakana: no spaces between words.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F: true
    default: false
    }
  }

  static func isKatakana(_ scalar: Unicode.Scalar) -> Bool { 0x30A0...0x30FF ~= scalar.value && scalar != "・" || scalar == "ー" }
}
