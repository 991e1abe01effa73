import Foundation
import Testing
import Winnow

@testable import WinnowIO

/// NDJSON lines, with the errors of programs that write them.
@Suite struct LinePageTests {
  private static func read(_ line: [UInt8]) throws -> RawPage { try LinePage.read(line, .standard, Origin(name: "a.ndjson:1")).1.get() }
  private static func read(_ line: String) throws -> RawPage { try read(Array(line.utf8)) }
  private static func text(_ page: RawPage) -> String { String(decoding: page.bytes, as: UTF8.self) }

  @Test(arguments: [
    (#"{"id":"1","html":"a\ud83db"}"#, "a\u{FFFD}b", "lone surrogate"),
    (#"{"id":"1","html":"a\udc00\ud83d\ude00"}"#, "a\u{FFFD}😀", "lone surrogate"),
    (#"{"id":"1","html":"a\ud83d\u0062"}"#, "a\u{FFFD}b", "lone surrogate"),
    (#"{"id":"1","html":"a\ud83d"}"#, "a\u{FFFD}", "lone surrogate"),
    (#"{"id":"0","html":"a","id":"1"}"#, "a", "\"id\" twice"), (#"{"html":"b","id":"1","html":"a"}"#, "a", "\"html\" twice"),
    (#"{"html":null,"id":"1","html":"a"}"#, "a", "\"html\" twice"),
    (#"{"id":"1","html":"a","m":{"x":1,"x":2}}"#, "a", "\"x\" twice"),
    ("{\"id\":\"1\",\"html\":\"a\tb\u{1}\"}", "a\tb\u{1}", "control characters"),
    (#"{"id":"1","html":"a","score":NaN}"#, "a", "NaN"), (#"{"id":"1","html":"a","score":[Infinity,-Infinity,1e999]}"#, "a", "NaN"),
    (#"{"id":"1","html":"a",}"#, "a", "comma"),
    (#"{"id":"1","html":"l\'eau"}"#, "l'eau", "escape"), (#"{"id":"1","text":"a\udc00"}"#, "a\u{FFFD}", "lone surrogate"),
  ])
  func `JSON errors are repaired with a warning`(_ line: String, _ text: String, _ warning: String) throws {
    let page = try Self.read(line)
    #expect(Self.text(page) == text && page.origin.id == "1")
    #expect(page.warnings.count == 1 && page.warnings[0].contains(warning))
  }

  @Test(arguments: [
    #"{"id":"1","html":"a"#, #"{"id":"1","html":"a""#, #"{"id":"1","html":"a"} {"#, #"{"id":"1" "html":"a"}"#, #"{"html":"\x41"}"#,
    #"{"html":"\u00g0"}"#, "{'html':'a'}", "[]", "// no", #"{"html":"a","n":-}"#, #"{"html":"a","n":nan}"#, #"{"html":"a","html":null}"#,
  ])
  func `lossy repairs are errors`(_ line: String) { #expect(throws: PageError.self) { try Self.read(line) } }

  @Test(arguments: [
    (#"{"id":"1"}"#, "it has \"id\"; --fields html=… says which key is the page"), ("{}", "it is empty"),
    (#"{"id":"1","error":"the page is empty"}"#, "this line records that a page failed (the page is empty), and does not have the page"),
  ])
  func `the error for a line without a page lists its keys`(_ line: String, _ says: String) throws {
    let error = try #require(throws: PageError.self) { try Self.read(line) }
    #expect("\(error)".contains(says))
  }

  @Test(arguments: [#"{"id":"1","html":"a\nb"}"#, "\u{FEFF}{\"id\":\"1\",\"html\":\"a\\nb\"}", "{\"html\":\"a\\nb\",\"id\":1} \r"])
  func `a valid line has no warning`(_ line: String) throws {
    let page = try Self.read(line)
    #expect(Self.text(page) == "a\nb" && page.origin.id == "1" && page.warnings == [] && page.isUTF8)
  }

  @Test(arguments: ["1", "-7", "1000000000000000", "1234567890123456789", "12345678901234567890", "1.50", "0"])
  func `a numeric id keeps its digits`(_ id: String) throws {
    for line in ["{\"id\":\(id),\"html\":\"a\"}", "\u{FEFF}{\"html\":\"a\" , \"id\" : \(id) }", "{\"html\":\"a\",\"id\":\(id),}"] {
      #expect(try Self.read(line).origin.id == id, "\(line)")
    }
    let framed = FramedPage(head: Array("{\"id\": \(id)}".utf8), bytes: [], name: "p")
    #expect(framed.load().0.id == id)
  }

  @Test(arguments: [(#"{"id":1,"content":"<p>"}"#, #""id", "content"; --fields html="#), ("{}", "it is empty; --fields html=")])
  func `the error for a line without a page lists its keys and the option`(_ line: String, _ says: String) {
    let error = #expect(throws: PageError.self) { try Self.read(line) }
    #expect(error.map { "\($0)" }?.contains(says) == true, "\(String(describing: error))")
  }

  @Test(arguments: ["html", "text"])
  func `a page in another charset than UTF-8 keeps its bytes`(_ key: String) throws {
    let bytes: [UInt8] = Array("{\"id\":\"1\",\"\(key)\":\"Stra\\u00dfe, M".utf8) + [0xFC] + Array("hle\"}".utf8)
    let page = try Self.read(bytes)
    #expect(page.bytes.contains(0xFC) && !page.isUTF8 && page.charset == nil)
    #expect(page.warnings.count == 1 && page.warnings[0].contains("not UTF-8"))
  }

  @Test(arguments: ["PHA+w7xiZXI/Pz4+", "PHA-w7xiZXI_Pz4-", "PHA+w7xi\\r\\nZXI/Pz4+\\r\\n", "PHA+w7xiZXI/Pz4+===="])
  func `Base64 is decoded in its variants`(_ encoded: String) throws {
    #expect(try Self.text(Self.read("{\"html_base64\":\"\(encoded)\"}")) == "<p>über??>>")
  }

  @Test(arguments: [1, 2])
  func `Base64 needs no padding`(_ letters: Int) throws {
    let text = "<p>" + String(repeating: "a", count: letters)
    let encoded = Data(text.utf8).base64EncodedString().filter { $0 != "=" }
    #expect(try Self.text(Self.read("{\"html_base64\":\"\(encoded)\"}")) == text)
  }

  @Test func `a byte order mark on a stream without a name is accepted`() throws {
    let file = try CompressedPages.folder().appending(path: "lines")
    try Data("\u{FEFF}{\"id\":\"a\",\"html\":\"<p>A\"}\r\n\r\n{\"id\":\"b\",\"html\":\"<p>B\"}\r\n".utf8).write(to: file)
    #expect(try Inputs([file.path]).map { $0.load(limit: 1 << 20).0.id } == ["a", "b"])
  }
}
