import Winnow

/// Which scalars a text has, by their low byte: it may say yes wrongly, never no.
struct ScalarSketch: Sendable {
  private var bits = SIMD4<UInt64>(repeating: 0)

  init() {}

  /// Of the small forms of a text's ASCII, and a dash where there is more, since that may be one.
  init(asciiOf text: [UInt8]) {
    var low: UInt64 = 0, high: UInt64 = 0, isPlain = true
    for byte in text {
      let small = TextBytes.small(byte)
      if small < 0x40 { low |= 1 << UInt64(small) } else if small < 0x80 { high |= 1 << UInt64(small & 0x3F) } else { isPlain = false }
    }
    bits = SIMD4(low, high, 0, 0)
    if !isPlain { insert(ScalarText.dash) }
  }

  mutating func insert(_ scalar: Unicode.Scalar) { bits[Int(scalar.value >> 6 & 3)] |= 1 << UInt64(scalar.value & 63) }

  func isSubset(of other: ScalarSketch) -> Bool { bits & ~other.bits == SIMD4(repeating: 0) }
}

/// A text as an array of its scalars, with the small form of each beside it.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  let small: [Unicode.Scalar]
  /// All that occur, in small form; any dash as ``dash``.
  let signs: ScalarSketch
  /// Whether a name could end before this place: no letter of an alphabet follows.
  let isWordEnd: [Bool]
  let hasDigit: Bool
  static let dash: Unicode.Scalar = "-"

  init(_ text: String) {
    let count = text.utf8.count
    var scalars: [Unicode.Scalar] = [], small: [Unicode.Scalar] = [], isWordEnd: [Bool] = [], signs = ScalarSketch(), hasDigit = false
    scalars.reserveCapacity(count)
    small.reserveCapacity(count)
    isWordEnd.reserveCapacity(count + 1)
    for scalar in text.unicodeScalars {
      let isPlain = scalar.value < 0x80, low = Self.small(scalar)
      scalars.append(scalar)
      small.append(low)
      signs.insert(!isPlain && (scalar == "–" || scalar == "—" || scalar == "ـ") ? Self.dash : low)
      hasDigit = hasDigit || (isPlain ? 0x30...0x39 ~= scalar.value : !Self.isCommonLetter(scalar) && !Self.isCommonSign(scalar) && scalar.properties.numericType != nil)
      isWordEnd.append(!Self.isLetter(scalar) || !isPlain && NameShape.isEastAsian(scalar))
    }
    isWordEnd.append(true)
    (self.scalars, self.small, self.isWordEnd, self.signs, self.hasDigit) = (scalars, small, isWordEnd, signs, hasDigit)
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return 0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar }
    if hasNoCase(scalar) || isCommonSign(scalar) { return scalar }
    if let small = Loose.smallLetter(scalar) { return small }
    guard scalar.properties.changesWhenLowercased else { return scalar }
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  /// The letters of Hebrew, Arabic and Chinese, without a look into Unicode's tables.
  private static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
    0x5D0...0x5EA ~= scalar.value || 0x620...0x64A ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value
  }

  /// Dashes, quotation marks and blanks beyond ASCII, likewise.
  private static func isCommonSign(_ scalar: Unicode.Scalar) -> Bool {
    0x2000...0x206F ~= scalar.value || scalar.value == 0xA0 || scalar.value == 0xAB || scalar.value == 0xBB
  }

  private static func isCommonLetter(_ scalar: Unicode.Scalar) -> Bool { hasNoCase(scalar) && scalar.value < 0x4E00 || Loose.smallLetter(scalar) != nil }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A : isCommonLetter(scalar) || !isCommonSign(scalar) && scalar.properties.isAlphabetic
  }

  func isBlank(_ at: Int) -> Bool { at < scalars.count && Self.isBlank(scalars[at]) }

  /// White space of Unicode, and the marks of the writing direction.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x0A, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x200E, 0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
  func afterBlanks(_ at: Int) -> Int {
    var at = at
    while isBlank(at) { at += 1 }
    return at
  }
  func isLetter(_ at: Int) -> Bool { Self.isLetter(scalars[at]) }

  /// The same without soft hyphens.
  func name(_ range: Range<Int>) -> String {
    let string = string(range)
    return string.utf8.contains(0xAD) ? String(String.UnicodeScalarView(string.unicodeScalars.filter { $0 != "\u{AD}" })) : string
  }

  func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for at in range { TextBytes.append(scalars[at], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
