/// Operations on UTF-8 bytes, since iterating over `Character`s takes fifty times as long.
public enum UTF8Bytes {
  /// ASCII space and line feed.
  public static let space = UInt8(ascii: " "), newline = UInt8(ascii: "\n")

  /// U+FEFF, which a file may begin with to say that it is UTF-8.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes after a byte order mark; all of them where there is none.
  package static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
  }

  /// Whether the byte is ASCII whitespace.
  @inlinable public static func isASCIIWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The byte, lowercased if it is an ASCII uppercase letter.
  @inlinable public static func asciiLowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// The scalar at this index of valid UTF-8; advances the index past it.
  @inlinable public static func scalar<Bytes: Collection<UInt8>>(in bytes: Bytes, at index: inout Bytes.Index) -> Unicode.Scalar {
    let lead = bytes[index]
    bytes.formIndex(after: &index)
    guard lead >= 0xC0 else { return Unicode.Scalar(lead) }
    var value = UInt32(lead) & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07)
    while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      bytes.formIndex(after: &index)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The index of the first scalar boundary at or after this number of bytes in valid UTF-8.
  @inlinable public static func firstScalar(after count: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var index = min(bytes.startIndex + count, bytes.endIndex)
    while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  /// The number of scalars in valid UTF-8.
  @inlinable public static func scalarCount(of bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  /// Appends the scalar in UTF-8.
  @inlinable public static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0..<0x80: out.append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      out.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      out.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    case 0x800..<0x10000:
      out.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      out.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
      out.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    default: out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The letters and digits of a text, lowercased.
  package static func wordCharacters(of text: some StringProtocol) -> [UInt8] {
    text.lowercased().unicodeScalars.reduce(into: []) { if isWord($1) { append($1, to: &$0) } }
  }

  /// Whether the scalar is a letter or a digit of any script.
  public static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x410...0x44F, 0x5D0...0x5EA, 0x620...0x64A,
      0x660...0x669, 0x4E00...0x9FFF:
      true
    case 0...0x7F, 0xA0, 0xAB, 0xBB, 0x2000...0x206F: false
    default:
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .otherNumber, .letterNumber:
        true
      default: false
      }
    }
  }

  /// The first index of this byte.
  public static func firstIndex(of byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? { HTMLParser.firstIndex(of: byte, in: bytes) }

  /// The first range of these bytes.
  public static func firstRange(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var at = bytes.startIndex
    while let found = firstIndex(of: first, in: bytes[at...]), found + needle.count <= bytes.endIndex {
      if bytes[found..<found + needle.count].elementsEqual(needle) { return found..<found + needle.count }
      at = found + 1
    }
    return nil
  }

  /// The first range of a string in a text, compared byte by byte.
  @inlinable public static func firstRange(of needle: String, in text: some StringProtocol) -> Range<String.Index>? {
    let bytes = text.utf8
    let wanted = needle.utf8
    guard let first = wanted.first else { return nil }
    var at = bytes.startIndex
    while let start = bytes[at...].firstIndex(of: first) {
      let rest = bytes[start...].prefix(wanted.count)
      if rest.elementsEqual(wanted) { return start..<rest.endIndex }
      at = bytes.index(after: start)
    }
    return nil
  }

  /// Whether a text contains a string, compared byte by byte.
  @inlinable public static func contains(_ needle: String, in text: some StringProtocol) -> Bool { firstRange(of: needle, in: text) != nil }

  /// The text with every run of whitespace, including no-break spaces, collapsed to one space and trimmed.
  @inlinable public static func collapsed(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    append(bytes, to: &out)
    trim(&out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the text with collapsed whitespace; a run that continues existing whitespace is merged with it.
  @usableFromInline package static func append(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
    let start = out.count
    out += bytes
    HTMLParser.collapse(&out, from: start)
  }

  /// Removes whitespace at both ends.
  @usableFromInline package static func trim(_ out: inout [UInt8]) {
    while let last = out.last, isASCIIWhitespace(last) { out.removeLast() }
    if let first = out.firstIndex(where: { !isASCIIWhitespace($0) }), first > 0 { out.removeFirst(first) }
  }

  /// The value of these ASCII digits; `nil` for other characters, no digits, or more than 18.
  public static func decimalInteger(_ digits: some Collection<UInt8>) -> Int? {
    guard 1...18 ~= digits.count else { return nil }
    var number = 0
    for digit in digits {
      guard 0x30...0x39 ~= digit else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// The value of a hexadecimal digit; `nil` for another byte.
  package static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The number that these hexadecimal digits write; `nil` where anything else stands, such as a sign, or nothing, or more than 8 digits.
  package static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt32? {
    guard 1...8 ~= digits.count else { return nil }
    var number: UInt32 = 0
    for byte in digits {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
