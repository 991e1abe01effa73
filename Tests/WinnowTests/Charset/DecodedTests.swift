import Testing
import Winnow

@Suite struct DecodedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    var declared: String? = nil
    let encoding: String
    let text: String
  }

  private static let arabic1256: [UInt8] = [0xCF, 0xE3, 0xD4, 0xDE]  // دمشق
  private static func wide(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }
  private static func page(_ head: String, _ body: [UInt8]) -> [UInt8] { Array("<html><head>\(head)</head><body><p>".utf8) + body }

  @Test(arguments: [
    Case(
      testDescription: "a byte order mark before everything",
      bytes: [0xEF, 0xBB, 0xBF] + page("<meta charset=windows-1256>", Array("دمشق".utf8)), declared: "windows-1256", encoding: "utf-8",
      text: "دمشق"),
    Case(
      testDescription: "UTF-16 by its mark", bytes: [0xFF, 0xFE] + "<p>دمشق".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      encoding: "utf-16le", text: "دمشق"),
    Case(
      testDescription: "the transport before meta", bytes: page("<meta charset=koi8-r>", arabic1256), declared: "windows-1256",
      encoding: "windows-1256", text: "دمشق"),
    Case(testDescription: "meta", bytes: page("<meta charset=\"windows-1256\">", arabic1256), encoding: "windows-1256", text: "دمشق"),
    Case(
      testDescription: "meta with http-equiv",
      bytes: page("<meta http-equiv=Content-Type content='text/html; charset=windows-1256'>", arabic1256), encoding: "windows-1256",
      text: "دمشق"),
    Case(testDescription: "valid UTF-8 without a word", bytes: page("", Array("دمشق".utf8)), encoding: "utf-8", text: "دمشق"),
    Case(
      testDescription: "a lie about one byte a letter", bytes: page("<meta charset=iso-8859-1>", Array("دمشق".utf8)), encoding: "utf-8",
      text: "دمشق"),
    Case(
      testDescription: "latin1 means windows-1252", bytes: page("<meta charset=iso-8859-1>", [0x93, 0x61, 0x94]), encoding: "windows-1252",
      text: "“a”"),
    Case(
      testDescription: "broken UTF-8 is mended", bytes: page("<meta charset=utf-8>", [0x61, 0xC3, 0x62]), encoding: "utf-8",
      text: "a\u{FFFD}b"),
    Case(testDescription: "UTF-32 by its mark", bytes: [0xFF, 0xFE, 0, 0] + wide("<p>дом😀"), encoding: "utf-32le", text: "дом😀"),
    Case(
      testDescription: "big-endian UTF-32 by its mark", bytes: [0, 0, 0xFE, 0xFF] + wide("<p>дом😀", bigEndian: true), encoding: "utf-32be",
      text: "дом😀"),
    Case(
      testDescription: "UTF-16 by its zeros", bytes: "<html><p>Śnieg w Łące".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      encoding: "utf-16le", text: "Śnieg w Łące"),
    Case(
      testDescription: "big-endian UTF-16 by its zeros",
      bytes: "<html><p>Śnieg w Łące".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, encoding: "utf-16be", text: "Śnieg w Łące"),
    Case(
      testDescription: "UTF-16 in a meta is UTF-8", bytes: page("<meta charset=utf-16>", Array("дом".utf8)), encoding: "utf-8", text: "дом"),
    Case(
      testDescription: "UTF-8 that is cut off", bytes: page("", Array("Der Käse fü".utf8) + [0xC3]), encoding: "utf-8",
      text: "Der Käse fü\u{FFFD}"),
    Case(
      testDescription: "a stray byte", bytes: page("<meta charset=utf-8>", Array("O pão está ".utf8) + [0x92] + Array(" à venda".utf8)),
      encoding: "utf-8", text: "O pão está \u{FFFD} à venda"),
    Case(
      testDescription: "the last letter of windows-1258", bytes: page("<meta charset=windows-1258>", [0x61, 0xD2]),
      encoding: "windows-1258", text: "ả"),
    Case(
      testDescription: "Hebrew points are letter and point", bytes: page("<meta charset=windows-1255>", [0xF9, 0xD1, 0xC8]),
      encoding: "windows-1255", text: "ש\u{5C1}\u{5B8}"),
    Case(
      testDescription: "the last letter of Big5", bytes: page("<meta charset=big5>", [0xA4, 0x51, 0xA4, 0xA4, 0x88, 0x66]),
      encoding: "big5", text: "十中Ê"),
    Case(
      testDescription: "what iconv lacks of Big5", bytes: page("<meta charset=big5>", [0xA4, 0xA4, 0xA1, 0xFE, 0xA4, 0xA4]),
      encoding: "big5", text: "中／中"),
    Case(
      testDescription: "what iconv lacks of EUC-JP", bytes: page("<meta charset=euc-jp>", [0xC6, 0xFC, 0xFC, 0xE2]), encoding: "euc-jp",
      text: "日髙"),
    Case(testDescription: "the euro sign of gbk", bytes: page("<meta charset=gbk>", [0xD6, 0xD0, 0x80]), encoding: "gbk", text: "中€"),
    Case(
      testDescription: "a bad pair is one U+FFFD", bytes: page("<meta charset=euc-kr>", [0xB0, 0xA1, 0xC9, 0xFE, 0xB0, 0xA1]),
      encoding: "euc-kr", text: "가\u{FFFD}가"),
    Case(
      testDescription: "ISO-2022-JP that nobody declares", bytes: page("", Array("\u{1B}$BF|K\\\u{1B}(B".utf8)), encoding: "iso-2022-jp",
      text: "日本"),
    Case(
      testDescription: "half-width letters of ISO-2022-JP", bytes: page("<meta charset=iso-2022-jp>", Array("\u{1B}(I6E\u{1B}(B".utf8)),
      encoding: "iso-2022-jp", text: "ｶﾅ"),
    Case(
      testDescription: "ISO-2022-KR", bytes: page("<meta charset=iso-2022-kr>", Array("\u{1B}$)C\u{E}0!\u{F} a".utf8)),
      encoding: "iso-2022-kr", text: "가 a"),
    Case(testDescription: "HZ", bytes: page("<meta charset=hz-gb-2312>", Array("~{VP~} ~~a".utf8)), encoding: "hz-gb-2312", text: "中 ~a"),
    Case(
      testDescription: "UTF-7 is no charset", bytes: page("<meta charset=utf-7>", Array("+AGE-".utf8)), encoding: "utf-8", text: "+AGE-"),
    Case(testDescription: "NUL bytes are blanks", bytes: page("", [0x61, 0, 0x62]), encoding: "utf-8", text: "a b"),
  ])
  func `bytes are decoded`(_ c: Case) throws {
    let tree = try Tree(html: c.bytes, charset: c.declared)
    #expect(tree.encoding == c.encoding)
    #expect(tree.blocks.last?.text == c.text)
  }

  @Test func `uchardet decides without a declaration`() throws {
    let russian: [UInt8] = [
      0xCF, 0xF0, 0xE5, 0xE7, 0xE8, 0xE4, 0xE5, 0xED, 0xF2, 0x20, 0xEE, 0xE1, 0xF1, 0xF3, 0xE4, 0xE8, 0xEB, 0x20, 0xEE, 0xE1, 0xF1, 0xF2,
      0xE0, 0xED, 0xEE, 0xE2, 0xEA, 0xF3, 0x20, 0xE2, 0x20, 0xF1, 0xF2, 0xF0, 0xE0, 0xED, 0xE5,
    ]
    let tree = try Tree(html: Self.page("", russian + russian))
    #expect(tree.encoding == "windows-1251")
    #expect(tree.blocks.last?.text.hasPrefix("Президент обсудил") == true)
  }

  @Test(
    arguments: [
      (
        page("<meta charset=utf-8>", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xF1, 0xEE, 0xF1, 0xE5, 0xE4]),
        ["charset: the page says utf-8, but its bytes are not; read as windows-1251"]
      ),
      (page("<meta charset=iso-8859-1>", Array("дом".utf8)), ["charset: the page says iso-8859-1, but its bytes are not; read as utf-8"]),
      (page("<meta charset=iso-8859-1>", Array("house".utf8)), []),
      (page("<meta charset=ansi>", Array("дом".utf8)), ["charset: \"ansi\" is the name of none; read as utf-8"]),
      (page("<meta charset=utf-8>", Array("pão ".utf8) + [0x92, 0x20, 0x92]), ["charset: 2 places are not utf-8, and U+FFFD in the text"]),
      (page("<meta charset=utf-8>", Array("pão \u{FFFD}".utf8)), []),
    ] as [([UInt8], [String])])
  func `a wrong declaration adds a warning`(_ bytes: [UInt8], _ warnings: [String]) throws {
    #expect(try Tree(html: bytes).warnings == warnings)
    let page = try RawPage(origin: Origin(), bytes: bytes).parsed(Limits())
    #expect(page.record[.warnings] == warnings)
  }

  @Test func `the charset of plain text is tested against its words too`() throws {
    let tree = try Tree(plainText: [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xF1, 0xEE, 0xF1, 0xE5, 0xE4], charset: "utf-8")
    #expect(tree.encoding == "windows-1251")
    #expect(tree.blocks.map(\.text) == ["Привет сосед"])
    #expect(tree.warnings.count == 1)
  }
}
