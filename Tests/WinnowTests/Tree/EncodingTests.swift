import Testing
import Winnow

@Suite struct EncodingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    var declared: String? = nil
    let encoding: String
    let text: String
  }

  private static let arabic1256: [UInt8] = [0xCF, 0xE3, 0xD4, 0xDE]   // دمشق
  private static func page(_ head: String, _ body: [UInt8]) -> [UInt8] { Array("<html><head>\(head)</head><body><p>".utf8) + body }

  @Test(arguments: [
    Case(testDescription: "a byte order mark before everything", bytes: [0xEF, 0xBB, 0xBF] + page("<meta charset=windows-1256>", Array("دمشق".utf8)), declared: "windows-1256", encoding: "utf-8", text: "دمشق"),
    Case(testDescription: "UTF-16 by its mark", bytes: [0xFF, 0xFE] + "<p>دمشق".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, encoding: "utf-16le", text: "دمشق"),
    Case(testDescription: "the transport before meta", bytes: page("<meta charset=koi8-r>", arabic1256), declared: "windows-1256", encoding: "windows-1256", text: "دمشق"),
    Case(testDescription: "meta", bytes: page("<meta charset=\"windows-1256\">", arabic1256), encoding: "windows-1256", text: "دمشق"),
    Case(testDescription: "meta with http-equiv", bytes: page("<meta http-equiv=Content-Type content='text/html; charset=windows-1256'>", arabic1256), encoding: "windows-1256", text: "دمشق"),
    Case(testDescription: "valid UTF-8 without a word", bytes: page("", Array("دمشق".utf8)), encoding: "utf-8", text: "دمشق"),
    Case(testDescription: "a lie about one byte a letter", bytes: page("<meta charset=iso-8859-1>", Array("دمشق".utf8)), encoding: "utf-8", text: "دمشق"),
    Case(testDescription: "latin1 means windows-1252", bytes: page("<meta charset=iso-8859-1>", [0x93, 0x61, 0x94]), encoding: "windows-1252", text: "“a”"),
    Case(testDescription: "broken UTF-8 is mended", bytes: page("<meta charset=utf-8>", [0x61, 0xC3, 0x62]), encoding: "utf-8", text: "a\u{FFFD}b"),
    Case(testDescription: "NUL bytes are blanks", bytes: page("", [0x61, 0, 0x62]), encoding: "utf-8", text: "a b"),
  ])
  func `bytes become text`(_ c: Case) throws {
    let tree = try Tree(html: c.bytes, charset: c.declared)
    #expect(tree.encoding == c.encoding)
    #expect(tree.blocks.last?.text == c.text)
  }

  @Test func `uchardet decides when nobody speaks`() throws {
    let russian: [UInt8] = [0xCF, 0xF0, 0xE5, 0xE7, 0xE8, 0xE4, 0xE5, 0xED, 0xF2, 0x20, 0xEE, 0xE1, 0xF1, 0xF3, 0xE4, 0xE8, 0xEB, 0x20, 0xEE, 0xE1, 0xF1, 0xF2, 0xE0, 0xED, 0xEE, 0xE2, 0xEA, 0xF3, 0x20, 0xE2, 0x20, 0xF1, 0xF2, 0xF0, 0xE0, 0xED, 0xE5]
    let tree = try Tree(html: Self.page("", russian + russian))
    #expect(tree.encoding == "windows-1251")
    #expect(tree.blocks.last?.text.hasPrefix("Президент обсудил") == true)
  }
}
