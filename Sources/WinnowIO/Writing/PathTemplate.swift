import SystemPackage
import Winnow

/// A file path template: `{host}/{date}/{stem}.{ext}`. Values are sanitized so that no path escapes the output folder.
struct PathTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case value(Value)
  }
  private enum Value: String, CaseIterable { case stem, id, host, date, number, ext }
  private let parts: [Part]

  /// Maximum bytes of a value: file systems allow names of 255 bytes.
  private static let maxValueLength = 120

  /// - Throws: ``OutputError`` for an unknown placeholder.
  init(_ text: String) throws(OutputError) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(.text(String(rest[..<open])))
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = Value(rawValue: name) else {
        throw OutputError.refused(
          "{\(name)} is nothing that a file can be named by; there are "
            + Value.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", "))
      }
      parts.append(.value(value))
      rest = rest[rest.index(after: close)...]
    }
    if let open = rest.firstIndex(of: "{") { throw OutputError.refused("\(text): \"\(rest[open...])\" has no \"}\"") }
    self.parts = parts + [.text(String(rest))]
  }

  /// A path within the folder: `..` and empty components are removed.
  func path(_ page: WrittenPage, fileExtension: String) -> FilePath {
    let name = parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let value): Self.safe(self.value(value, page, fileExtension))
      }
    }.joined()
    let names = name.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return FilePath(names.isEmpty ? "page" : names.joined(separator: "/"))
  }

  /// The possible file names, as a pattern of ``Glob`` for each component of the path.
  func pattern(fileExtension: String) -> [String] {
    let name = parts.map { part in
      switch part {
      case .text(let text): text
      case .value(.ext): fileExtension
      case .value: "*"
      }
    }.joined()
    return name.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
  }

  /// Whether files with different extensions have different names.
  var hasExtension: Bool { parts.contains { if case .value(.ext) = $0 { true } else { false } } }

  private func value(_ value: Value, _ page: WrittenPage, _ fileExtension: String) -> String {
    switch value {
    case .stem: FilePath(page.origin.identity).stem ?? "page"
    case .id: page.origin.identity
    case .host: page.origin.host ?? "unknown"
    case .date: page.date.map { String($0.prefix(10)) } ?? "undated"
    case .number: String(page.number)
    case .ext: fileExtension
    }
  }

  private static func safe(_ value: String) -> String {
    // Ids of WARC records are URIs in angle brackets, which shells interpret.
    let isBracketed = value.first == "<" && value.last == ">"
    let kept = (isBracketed ? value.dropFirst().dropLast() : value[...]).unicodeScalars.map {
      $0 == "<" || $0 == ">" || $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F || $0 == ":" ? "_" : $0
    }
    var name = String(String.UnicodeScalarView(kept)).prefix(maxValueLength)
    while name.utf8.count > maxValueLength { name = name.dropLast() }
    while name.first == "." { name = name.dropFirst() }
    return name.isEmpty ? "page" : String(name)
  }
}
