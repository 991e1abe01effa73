/// Work on UTF-8 bytes, since `Character` by `Character` a page takes fifty times as long.
public enum TextBytes {
  public static let space = UInt8(ascii: " "), newline = UInt8(ascii: "\n")

  /// Whether the byte is ASCII white space.
  @inlinable public static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The byte, in small form where it is a capital of ASCII.
  @inlinable public static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// The text with every run of white space, no-break spaces among it, as one blank, and none at its ends.
  public static func collapsed(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    append(bytes, to: &out)
    trim(&out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds the text with its white space collapsed, going on from what is there.
  static func append(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
    for byte in bytes {
      if isBlank(byte) {
        if let last = out.last, last != space, last != newline { out.append(space) }
      } else if byte == 0xA0, out.last == 0xC2 {
        out.removeLast()
        if let last = out.last, last != space, last != newline { out.append(space) }
      } else {
        out.append(byte)
      }
    }
  }

  static func trim(_ out: inout [UInt8]) {
    while let last = out.last, isBlank(last) { out.removeLast() }
    if let first = out.firstIndex(where: { !isBlank($0) }), first > 0 { out.removeFirst(first) }
  }
}
