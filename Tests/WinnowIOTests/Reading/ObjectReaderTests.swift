import Foundation
import Testing
import Winnow

@testable import WinnowIO

/// JSON other than NDJSON: arrays, and multi-line objects.
@Suite struct ObjectReaderTests {
  /// The result of reading a file: the id of each page, or its error.
  private static func read(_ bytes: [UInt8], name: String = "x.json") throws -> [String] {
    let file = try CompressedPages.folder().appending(path: name)
    try Data(bytes).write(to: file)
    return try Inputs([file.path]).map { page in
      let (origin, result) = page.load(limit: 1 << 20)
      do throws(PageError) {
        _ = try result.get()
        return origin.identity
      } catch { return "\(error)" }
    }
  }

  private static let a = #"{"id": "a", "html": "<p>Ein \"}\" und ein \\"}"#
  private static let b = #"{"id": 1234567890123456789, "html": "<p>Zwei [", "more": [{"x": {}}]}"#
  /// Indented as by programs.
  private static func indented(_ object: String) -> String {
    object.replacing("{\"id\"", with: "{\n  \"id\"").replacing(", \"html\"", with: ",\n  \"html\"")
  }

  @Test(arguments: [
    "[\(a), \(b)]", "[\n\(a),\n\(b)\n]\n", "\u{FEFF} [ \(a) , \(b) ]", "[\n  \(indented(a)),\n  \(indented(b))\n]",
    indented(a) + "\n" + indented(b),
    indented(a) + indented(b), "[\(a)]\n[\(b)]",
  ])
  func `each object is a page`(_ text: String) throws {
    for name in ["x.json", "x.ndjson", "x"] {
      #expect(try Self.read(Array(text.utf8), name: name) == ["a", "1234567890123456789"], "\(name)")
    }
  }

  @Test(arguments: ["[]", "[ ]\n"]) func `an empty array has no page`(_ text: String) throws {
    #expect(try Self.read(Array(text.utf8)) == [])
  }

  @Test(arguments: [
    ("[\(a), \(b)", ["a", "1234567890123456789", "the file ends within its list: expected \"]\""]),
    ("[\(a), {\"id\": \"b\", \"html\": \"<p>", ["a", "the file ends within this object: expected \"}\""]),
    ("[\(a), 7, \(b)]", ["a", "expected an object with \"html\" in this file of JSON; it is read no further"]),
    ("[{\"id\": }, \(a)]", ["this line is not valid JSON: \"}\" where a value was expected, at byte 8", "a"]),
    ("[{\n\"id\": }, \(a)]", ["this object is not valid JSON: \"}\" where a value was expected, at byte 9", "a"]),
  ])
  func `errors have a location, and objects before them are read`(_ text: String, _ found: [String]) throws {
    #expect(try Self.read(Array(text.utf8)) == found)
  }

  @Test(arguments: [false, true], ["\(a)\r\n\(b)\r\n", "[\(a), \(b)]", "\(a)\n{\"id\": \"é😀\", \"text\": \"é\"}"])
  func `UTF-16 with a byte order mark is read`(_ isBigEndian: Bool, _ text: String) throws {
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
      return isBigEndian ? [high, low] : [low, high]
    }
    #expect(try Self.read(bytes, name: "x.ndjson") == ["a", text.contains("😀") ? "é😀" : "1234567890123456789"])
  }

  @Test func `UTF-16 is decoded in chunks of any size`() {
    let text = "a😀é\u{FFFF}b"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for size in 1...bytes.count {
      guard var utf16 = UTF16Bytes(bytes) else {
        Issue.record("no mark")
        return
      }
      var out: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        utf16.append(Array(bytes[start..<min(start + size, bytes.count)]), to: &out)
      }
      #expect(String(decoding: out, as: UTF8.self) == "\u{FEFF}" + text, "\(size)")
    }
  }

  @Test(arguments: ["[1] A note, and no JSON.", "{curly} words", "[{", "filedesc"])
  func `text that begins with a bracket is text or an error`(_ text: String) throws {
    #expect(try Self.read(Array(text.utf8), name: "x").count == 1)
  }

  @Test func `ARC files are refused with a message`() throws {
    let archive = "filedesc://x.arc 0.0.0.0 20060101000000 text/plain 76\n1 0 InternetArchive\n\nhttps://a.example/ <p>Text"
    for name in ["x.arc", "x"] {
      let found = try Self.read(Array(archive.utf8), name: name)
      #expect(found.count == 1 && found[0].contains("ARC format"), "\(found)")
    }
  }
}
