import CClock
package import Winnow

/// Writes the text as a `conversion` record of a WARC file, as in Common Crawl's WET files.
package struct WriteWET: Writer {
  package static let name: StepName = "write-wet"
  package static let format = OutputFormat("wet", fileExtensions: ["warc.wet", "wet"])
  package static let summary = "Writes the title and the text as a conversion record of a WARC file (WET)."
  package static let requires: [Capability] = [.metadata, .title, .language] + Capability.textWriter
  package init() {}

  /// WARC 1.0 requires a date in every record (5.4). For a page without a fetch time it is the start of the run, when the conversion is
  /// made.
  private static let runDate = Timestamp.moment(Int(cclock_now())) ?? "1970-01-01T00:00:00Z"

  package var destination: Destination {
    let info = "software: winnow\r\nformat: WARC File Format 1.0\r\n"
    let head = record(
      [
        ("WARC-Type", "warcinfo"), ("WARC-Date", Self.runDate), ("WARC-Record-ID", Self.id(of: "warcinfo")),
        ("Content-Type", "application/warc-fields"),
      ], Array(info.utf8))
    return .stream(fileExtension: "wet", envelope: Envelope(head: String(decoding: head, as: UTF8.self), compressesEachPage: true))
  }

  package func render(_ page: Page) throws -> [UInt8] {
    let title = page.record[.title].map { $0 + "\n" } ?? ""
    let source = page.origin.identity
    return record(
      [
        ("WARC-Type", "conversion"), ("WARC-Target-URI", page.origin.url ?? page.record[.canonical]),
        ("WARC-Date", page.origin.fetchedAt ?? Self.runDate),
        ("WARC-Record-ID", Self.id(of: source)), ("WARC-Refers-To", source.hasPrefix("<urn:uuid:") ? source : nil),
        ("WARC-Identified-Content-Language", page.record[.language]), ("Content-Type", "text/plain"),
      ], Array((title + page.text + "\n").utf8))
  }

  private func record(_ fields: [(String, String?)], _ block: [UInt8]) -> [UInt8] {
    let lines = fields.compactMap { name, value in value.map { "\(name): \(Self.line($0))\r\n" } }.joined()
    return Array("WARC/1.0\r\n\(lines)Content-Length: \(block.count)\r\n\r\n".utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// Removes line ends: a URL must not inject header fields.
  private static func line(_ value: String) -> String {
    String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }

  /// A deterministic 128-bit identifier of a page.
  private static func id(of source: String) -> String {
    let halves = [FNV1a(source.utf8).value, FNV1a(source.utf8.reversed()).value]
    let digits = halves.map { half in String(repeating: "0", count: 16 - String(half, radix: 16).count) + String(half, radix: 16) }.joined()
    let at = { (from: Int, to: Int) in digits.dropFirst(from).prefix(to - from) }
    // UUID version 8 of RFC 9562: custom bits.
    return "<urn:uuid:\(at(0, 8))-\(at(8, 12))-8\(at(13, 16))-8\(at(17, 20))-\(at(20, 32))>"
  }
}
