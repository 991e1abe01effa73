package import SystemPackage
import Winnow

extension FilePath {
  /// The path as printable text; distinct paths have distinct texts.
  ///
  /// Invalid UTF-8, control characters and bidirectional overrides are written as `\xHH`, one per byte, and so is a backslash that would be
  /// ambiguous; everything else is unchanged. `caf\xE9.html` is a name in Latin-1.
  package var escaped: String { EscapedName.text(of: bytes) }

  /// The bytes of the path, without the final NUL.
  var bytes: [UInt8] { unsafe withPlatformString { name in unsafe Array(UnsafeRawBufferPointer(start: name, count: length)) } }
}

/// File names, which are bytes, as text: see ``SystemPackage/FilePath/escaped``.
enum EscapedName {
  static func text(of name: [UInt8]) -> String {
    if !name.contains(where: isSuspect) { return String(decoding: name, as: UTF8.self) }
    var text = ""
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = name.makeIterator()
    var start = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded):
        let end = start + encoded.count
        let scalar = Unicode.UTF8.decode(encoded)
        if isEscaped(scalar, before: name[end...]) { append(name[start..<end], to: &text) } else { text.unicodeScalars.append(scalar) }
        start = end
      case .error(let length):
        append(name[start..<(start + length)], to: &text)
        start += length
      case .emptyInput: return text
      }
    }
  }

  /// Whether a name with this byte may need escapes.
  private static func isSuspect(_ byte: UInt8) -> Bool { byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") }

  private static func isEscaped(_ scalar: Unicode.Scalar, before rest: ArraySlice<UInt8>) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029: true
    case 0x5C: rest.first == UInt8(ascii: "x") && rest.dropFirst().prefix(2).count { Character(Unicode.Scalar($0)).isHexDigit } == 2
    default: scalar.isDirectionalFormatting
    }
  }

  private static func append(_ bytes: some Sequence<UInt8>, to text: inout String) {
    for byte in bytes { text += "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
  }
}
