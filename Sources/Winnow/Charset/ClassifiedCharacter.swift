/// A character's class, script and case, for charset detection.
struct ClassifiedCharacter: Sendable, Equatable {
  enum Kind: UInt8, Sendable {
    /// A letter; `letter` says which.
    case letter
    /// A Chinese, Japanese or Korean character.
    case ideograph
    /// A combining mark, or a joiner inside a word.
    case mark
    /// ASCII other than letters; `sign`: the symbols of program code.
    case ascii, sign
    /// Punctuation inside words: apostrophe, hyphen, middle dot.
    case joiner
    /// Quotation marks, dashes and other punctuation of prose.
    case punctuation
    case symbol
    /// A control character, U+FFFD, or an unassigned character.
    case bad
  }

  /// The scripts that are distinguished.
  enum Script: UInt8, Sendable {
    case none, latin, cyrillic, greek, arabic, hebrew, thai

    init?(named name: String) {
      switch name {
      case "Latin": self = .latin
      case "Cyrillic": self = .cyrillic
      case "Greek": self = .greek
      case "Arabic": self = .arabic
      case "Hebrew": self = .hebrew
      case "Thai": self = .thai
      default: return nil
      }
    }

    init(of scalar: UInt32) {
      self =
        switch scalar {
        case 0x41...0x24F, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x200C: .arabic
        case 0xE00...0xE7F: .thai
        default: .none
        }
    }
  }

  let kind: Kind
  let script: Script
  let isUpper: Bool
  let isASCII: Bool
  /// The lowercase letter or the ideograph, as a UTF-16 code unit.
  let letter: UInt16

  var isSmallLatin: Bool { kind == .letter && script == .latin && !isUpper }

  /// Whether a mark may follow this character: marks of a script follow its letters, and no other mark occurs inside a Latin word.
  func isValidMark(after before: ClassifiedCharacter?) -> Bool {
    guard let before else { return script == .none }
    return script == .none ? before.script != .latin || letter < 0x370 : before.script == script
  }

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    var small = value
    var upper = false
    script = Script(of: value)
    isASCII = value < 0x80
    switch value {
    case 0x41...0x5A, 0x61...0x7A:
      kind = .letter
      small = value | 0x20
      upper = value < 0x61
    case 0x27, 0x2D, 0xB7, 0x2019, 0xAD: kind = .joiner
    case 0x40, 0x5B...0x60, 0x7B...0x7E: kind = .sign
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: kind = .ascii
    case 0...0x1F, 0x7F...0x9F, 0xE000...0xF8FF, 0xFFFD...0xFFFF: kind = .bad
    case 0x200C: kind = .letter
    case 0x200D...0x200F, 0x300...0x36F, 0x591...0x5C7, 0x64B...0x652, 0x670, 0x640: kind = .mark
    case 0xA0, 0xA9, 0xAB, 0xBB, 0xBF, 0xA1, 0xA7, 0xAE, 0xB0, 0x2013, 0x2014, 0x2018, 0x201A...0x201E, 0x2022, 0x2026, 0x2039, 0x203A,
      0x20AC, 0x2116, 0x2122, 0x60C, 0x61B, 0x61F,
      0x2015, 0x3000...0x3002, 0x3008...0x3011, 0xFF01...0xFF0F, 0xFF10...0xFF1F:
      kind = .punctuation
    case 0x3041...0x30FF, 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9D:
      kind = .ideograph
    case 0xAA, 0xBA, 0xB5, 0xD7, 0xF7: kind = .symbol
    case 0xC0...0x2AF, 0x370...0x52F, 0x5D0...0x5EA, 0x620...0x6D3, 0xE01...0xE3A, 0xE40...0xE4E, 0x1E00...0x1FFF:
      kind = scalar.properties.isAlphabetic || 0xE00...0xE7F ~= value ? .letter : .symbol
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
      upper = mapped != value
      small = mapped
    default: kind = .symbol
    }
    isUpper = upper
    letter = UInt16(truncatingIfNeeded: small)
  }

  /// All scalars below U+10000, classified once.
  private static let all: [ClassifiedCharacter] = (0..<0x1_0000).map { ClassifiedCharacter(Unicode.Scalar($0) ?? "\u{FFFD}") }

  /// Classifies the scalars of valid UTF-8.
  static func characters(of text: [UInt8]) -> [ClassifiedCharacter] {
    var characters: [ClassifiedCharacter] = []
    var at = 0
    characters.reserveCapacity(text.count)
    while at < text.count {
      let scalar = UTF8Bytes.scalar(in: text, at: &at)
      characters.append(scalar.value < 0x1_0000 ? all[Int(scalar.value)] : ClassifiedCharacter(scalar))
    }
    return characters
  }
}
