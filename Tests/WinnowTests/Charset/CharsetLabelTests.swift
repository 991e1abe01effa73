import Testing

@testable import Winnow

@Suite struct CharsetLabelTests {
  /// A text in each charset of the Encoding Standard: from its indexes, not from the tested file.
  static let probes: [String: (bytes: [UInt8], text: String)] = [
    "utf-8": ([0xC3, 0xA9], "é"), "ibm866": ([0x80, 0xF1], "Аё"), "iso-8859-2": ([0xB1, 0xA9], "ąŠ"), "iso-8859-3": ([0xB1, 0xF8], "ħĝ"),
    "iso-8859-4": ([0xA2, 0xBF], "ĸŋ"), "iso-8859-5": ([0xB0, 0xF1], "Аё"), "iso-8859-6": ([0xC7, 0xE4], "ال"),
    "iso-8859-7": ([0xC1, 0xF9], "Αω"),
    "iso-8859-8": ([0xE0, 0xFA], "את"), "iso-8859-8-i": ([0xE0, 0xFA], "את"), "iso-8859-10": ([0xBB, 0xBF], "ŧŋ"),
    "iso-8859-13": ([0xE0, 0xF8], "ąų"),
    "iso-8859-14": ([0xF0, 0xFE], "ŵŷ"), "iso-8859-15": ([0xA4, 0xBD], "€œ"), "iso-8859-16": ([0xBA, 0xFE], "șț"),
    "koi8-r": ([0xC1, 0xA3], "аё"),
    "koi8-u": ([0xA4, 0xAE], "єў"), "macintosh": ([0x8E, 0xDB], "é€"), "windows-874": ([0xA1, 0x80], "ก€"),
    "windows-1250": ([0xB9, 0x8A], "ąŠ"),
    "windows-1251": ([0xE0, 0xB8], "аё"), "windows-1252": ([0xE9, 0x92], "é’"), "windows-1253": ([0xE1, 0x92], "α’"),
    "windows-1254": ([0xFD, 0xF0], "ığ"),
    "windows-1255": ([0xE0, 0xC0], "א\u{5B0}"), "windows-1256": ([0xC7, 0x81], "اپ"), "windows-1257": ([0xE0, 0xF8], "ąų"),
    "windows-1258": ([0xFE, 0xE3], "₫ă"),
    "x-mac-cyrillic": ([0xE0, 0xB6], "аґ"), "x-user-defined": ([0x80, 0xFF], "\u{F780}\u{F7FF}"), "gbk": ([0xD6, 0xD0, 0x80], "中€"),
    "gb18030": ([0x81, 0x30, 0x81, 0x30], "\u{80}"),
    "big5": ([0xA4, 0xA4, 0xA1, 0xFE], "中／"), "euc-jp": ([0xC6, 0xFC, 0x8E, 0xB1], "日ｱ"),
    "iso-2022-jp": (Array("\u{1B}$BF|\u{1B}(B".utf8), "日"), "shift_jis": ([0x93, 0xFA, 0x87, 0x40], "日①"),
    "euc-kr": ([0xB0, 0xA1, 0x81, 0x41], "가갂"), "utf-16le": ([0x34, 0x04], "д"), "utf-16be": ([0x04, 0x34], "д"),
    "hz-gb-2312": (Array("~{VP~}".utf8), "中"), "iso-2022-kr": (Array("\u{1B}$)C\u{E}0!\u{F}".utf8), "가"),
    "iso-2022-cn": (Array("\u{1B}$)A\u{E}VP\u{F}".utf8), "中"),
  ]

  private static let rows: [JSON] = (try? JSON(PackageResources.encodings_json))?["encodings"]?.array ?? []

  @Test func `all labels of the standard select its charsets`() throws {
    var labels = 0
    #expect(Set(Self.rows.compactMap { $0["name"]?.string }) == Set(Self.probes.keys))
    for row in Self.rows {
      let name = try #require(row["name"]?.string)
      let probe = try #require(Self.probes[name])
      for label in try #require(row["labels"]?.array).compactMap(\.string) {
        labels += 1
        let charset = try #require(Charset.forLabel(" \(label.uppercased())\n"))
        let decoded = try #require(charset.decode(probe.bytes))
        #expect(charset.name == name && decoded == (Array(probe.text.utf8), 0), "\(label)")
      }
    }
    #expect(labels == 227)  // 228 with "replacement", which is no charset here
  }

  @Test(arguments: [
    ("iso88591", "windows-1252"), ("cp819", "windows-1252"), ("ansi_x3.4-1968", "windows-1252"), ("x-cp1254", "windows-1254"),
    ("latin5", "windows-1254"),
    ("windows-949", "euc-kr"), ("ksc5601", "euc-kr"), ("ms_kanji", "shift_jis"), ("x-x-big5", "big5"), ("gb_2312", "gbk"),
    ("dos-874", "windows-874"),
    ("tis-620", "windows-874"), ("unicode", "utf-16le"), ("x-unicode20utf8", "utf-8"), ("logical", "iso-8859-8-i"), ("koi8-ru", "koi8-u"),
    ("mac", "macintosh"),
  ])
  func `nonstandard spellings of labels are recognized`(_ label: String, _ name: String) { #expect(Charset.forLabel(label)?.name == name) }

  @Test(arguments: ["utf-7", "UTF7", "replacement", "", "no-such-charset", "utf-8//IGNORE"])
  func `unknown labels are rejected`(_ label: String) { #expect(Charset.forLabel(label) == nil) }

  @Test func `iconv encodings outside the Encoding Standard`() {
    #expect(Charset.forLabel("ibm850")?.decode([0x82])?.text == Array("é".utf8))
  }
}
