import CHTML

/// The loaded libxml2, which may differ from the one whose headers Winnow was compiled with.
package struct ParserVersion: Sendable, Hashable {
  /// libxml2's version numbers: 20914 is 2.9.14.
  let running, compiled: Int
  /// Whether both have the same struct layouts; otherwise no page can be parsed.
  package let isCompatible: Bool
  /// Whether to prescan; versions of libxml2 with unknown rules get the whole input.
  package let prescans: Bool

  /// The libxml2 of this process.
  package static let running = ParserVersion(chtml_parser_running())

  /// Compares two versions of libxml2.
  /// - Parameters:
  ///   - running: the loaded version.
  ///   - compiled: the version of the headers.
  package init(running: Int, compiled: Int) { self.init(chtml_parser_of(Int32(clamping: running), Int32(clamping: compiled))) }

  private init(_ parser: chtml_parser) {
    (running, compiled) = (Int(parser.running), Int(parser.compiled))
    (isCompatible, prescans) = (parser.is_compatible != 0, parser.prescans != 0)
  }

  /// The reason why no page can be parsed; `nil` if pages can be parsed.
  package var incompatibility: String? {
    guard !isCompatible else { return nil }
    return
      "libxml2 \(Self.name(running)) is loaded, but this Winnow was compiled with \(Self.name(compiled)), which has another ABI; unset LD_LIBRARY_PATH or build Winnow again"
  }

  private static func name(_ version: Int) -> String { "\(version / 10_000).\(version / 100 % 100).\(version % 100)" }
}

extension ParserVersion: CustomStringConvertible {
  package var description: String {
    "libxml2 \(Self.name(running)), "
      + (prescans
        ? "with the scan in front of it" : "without the scan in front of it, which is for 2.9.14: pages take two to three times as long")
  }
}
