/// File formats that are not pages, by magic number.
enum BinaryFormat {
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("PDF document", Array("%PDF-".utf8)), ("PNG image", [0x89, 0x50, 0x4E, 0x47]), ("JPEG image", [0xFF, 0xD8, 0xFF]),
    ("GIF image", Array("GIF8".utf8)), ("zip archive", [0x50, 0x4B, 3, 4]), ("gzip file", FileSignature.gzip),
    ("zstd file", FileSignature.zstd), ("ELF program", [0x7F, 0x45, 0x4C, 0x46]),
    ("WebP image or other RIFF file", Array("RIFF".utf8)), ("file packed with xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    ("7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("Parquet file", Array("PAR1".utf8)),
    ("SQLite database", Array("SQLite format 3\0".utf8)),
  ]
  /// The magic number of a bzip2 block, after `BZh` and a digit.
  private static let bzip2Block = Array("1AY&SY".utf8)
  /// POSIX.1-1988, in the header of the first file.
  private static let tarMark = Array("ustar".utf8), tarMarkOffset = 257
  /// Maximum share of C0 control bytes in the first 4 KiB of a text.
  private static let controlShare = 0.05

  static func name(of bytes: [UInt8]) -> String? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.name }
    if bytes.starts(with: Array("BZh".utf8)), bytes.dropFirst(4).starts(with: bzip2Block) { return "file packed with bzip2" }
    if bytes.dropFirst(tarMarkOffset).starts(with: tarMark), bytes.prefix(tarMarkOffset).contains(0) { return "tar archive" }
    if isMessage(bytes) { return "message of MIME (MHTML or mail)" }
    let head = bytes.prefix(4096)
    if WideEncoding.detect(of: bytes) != nil { return nil }
    let controls = head.count { $0 < 0x20 && !UTF8Bytes.isASCIIWhitespace($0) && $0 != 0x1B }
    return Double(controls) > Double(head.count) * controlShare ? "binary file" : nil
  }

  /// Maximum bytes of a message header, which precedes the body; mail headers may be this long.
  private static let maxMessageHeaderLength = 32 << 10

  /// Whether it begins with header fields (RFC 5322) that include `MIME-Version` (RFC 2045).
  private static func isMessage(_ bytes: [UInt8]) -> Bool {
    func isName(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "-") }
    let name = bytes.prefix(64).prefix(while: isName)
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ":") else { return false }
    for line in bytes.prefix(maxMessageHeaderLength).split(separator: UTF8Bytes.newline, omittingEmptySubsequences: false) {
      if line.isEmpty || line.elementsEqual([0x0D]) { return false }
      if String(decoding: line.prefix(13), as: UTF8.self).lowercased() == "mime-version:" { return true }
    }
    return false
  }
}
