import Testing
import Winnow

/// A string read as bytes, as for a page within a line of JSON, equals any other string, including its errors.
@Suite struct JSONTextTests {
  @Test(arguments: [
    "", "plain", #"<a href=\"x\">\\ \/ \b\f\n\r\t<\/a>"#, #"\u0041\u00e9\u0627\u20ac\ud83d\ude00"#, "عربي, 中文, 😀",
    String(repeating: #"0123456789abcde\n"#, count: 9), String(repeating: "x", count: 15), String(repeating: "x", count: 16),
    String(repeating: "é", count: 33),
  ])
  func `the bytes of a string equal the string`(_ written: String) throws {
    let line = Array(#"{"id": "1", "html": "\#(written)", "url": "u"}"#.utf8)
    let (object, bytes) = try JSON.reading(line, bytesOf: "html")
    #expect(bytes == (try JSON(line)["html"]?.string.map { Array($0.utf8) }))
    #expect(object["html"] == nil && object["id"]?.string == "1" && object["url"]?.string == "u")
  }

  @Test func `escapes are decoded at any offset`() throws {
    let pieces = [
      (#"\n"#, "\n"), (#"\t\t"#, "\t\t"), (#"\""#, "\""), (#"\\"#, "\\"), (#"\u00e9"#, "é"), (#"\ud83d\ude00"#, "😀"), ("عربي", "عربي"),
    ]
    for _ in 0..<300 {
      var written = ""
      var meant = ""
      for _ in 0..<Int.random(in: 1...12) {
        let plain = String(repeating: "x", count: Int.random(in: 0...40))
        let (escape, letter) = pieces.randomElement() ?? ("", "")
        written += plain + escape
        meant += plain + letter
      }
      #expect(try JSON.reading(Array(#"{"html": "\#(written)"}"#.utf8), bytesOf: "html").bytes == Array(meant.utf8), "\(written)")
    }
  }

  @Test(arguments: [
    #""#, #"a"#, #"0123456789abcdef0123456789abcdef"#, #"\"#, #"\x"}"#, #"\u12"}"#, #"\u"#, #"\ud83d"}"#, #"\ud83d\"#, #"\ud83d\u0041"}"#,
    #"\ude00"}"#, "a line\nend\"}", "a control \u{1}\"}",
  ])
  func `malformed strings are rejected`(_ rest: String) throws {
    let line = Array("{\"html\": \"\(rest)".utf8)
    let mistake = try #require(throws: JSONError.self) { try JSON(line) }
    #expect(throws: mistake) { try JSON.reading(line, bytesOf: "html") }
  }

  @Test func `invalid UTF-8 is rejected`() throws {
    let line = Array("{\"html\": \"0123456789abcdef".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    let mistake = try #require(throws: JSONError.self) { try JSON(line) }
    #expect(throws: mistake) { try JSON.reading(line, bytesOf: "html") }
  }

  @Test(arguments: [
    "", "plain", "\"", "\"\\\n\t\u{1}", "a\"b", "\"a", "a\"", "عربي \"中文\" 😀", String(repeating: "x", count: 200),
    String(repeating: "0123456789abcde\n", count: 9), String(repeating: "x", count: 15) + "\"",
    String(repeating: "x", count: 16) + "\\" + String(repeating: "é", count: 33),
  ])
  func `written strings parse back`(_ text: String) throws {
    var json = JSONWriter()
    json.object {
      $0.member("a", text)
      $0.member(text + "b", text)
    }
    let object = try JSON(json.bytes)
    #expect(object["a"]?.string == text && object[text + "b"]?.string == text)
  }
}
