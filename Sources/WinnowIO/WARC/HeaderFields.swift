/// Header fields of WARC and HTTP, `Name: value`; a line that begins with whitespace continues the previous one.
struct HeaderFields {
  private var fields: [(name: String, value: String)] = []

  init(_ lines: some Sequence<ArraySlice<UInt8>>) {
    for line in lines {
      if let first = line.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !fields.isEmpty {
        fields[fields.count - 1].value += " " + Self.trimmed(String(decoding: line, as: UTF8.self))
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      fields.append(
        (
          Self.trimmed(String(decoding: line[..<colon], as: UTF8.self)).lowercased(),
          Self.trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self))
        ))
    }
  }

  /// The first value of this lowercase name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of this name, combined (RFC 9110, 5.3).
  func joined(_ name: String) -> String { fields.filter { $0.name == name }.map(\.value).joined(separator: ",") }

  /// The lowercase members of a list, without quotes, from all fields of this name.
  func list(_ name: String) -> [String] {
    joined(name).lowercased().split(separator: ",").map { Self.trimmed($0.filter { $0 != "\"" && $0 != "'" }) }.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let inside = text.unicodeScalars.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    var scalars = Array(inside)
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The lines of a header, and the start of the body; `nil` if it has no end.
  static func lines(_ bytes: ArraySlice<UInt8>) -> (lines: [ArraySlice<UInt8>], end: Int)? {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[start..<end].last == UInt8(ascii: "\r") ? bytes[start..<end - 1] : bytes[start..<end]
      start = end + 1
      if line.isEmpty { return (lines, start) }
      lines.append(line)
    }
    return nil
  }
}
