import SystemPackage
import Testing
import TestSupport

@testable import WinnowIO

@Suite struct EscapedNameTests {
  @Test(arguments: [
    ("page.html", "page.html"),
    ("مقال/صفحة.html", "مقال/صفحة.html"),
    ("zwei Wörter.html", "zwei Wörter.html"),
    ("a\nb.html", #"a\x0Ab.html"#),
    ("\u{1B}[31mrot.html", #"\x1B[31mrot.html"#),
    ("a\u{202E}lmth.txt", #"a\xE2\x80\xAElmth.txt"#),
    ("a\u{85}b", #"a\xC2\x85b"#),
    (#"C:\docs\x.html"#, #"C:\docs\x.html"#),
    (#"caf\xE9.html"#, #"caf\x5CxE9.html"#),
    (#"caf\x.html"#, #"caf\x.html"#),
  ])
  func `names that are UTF-8`(_ name: String, _ text: String) { #expect(FilePath(name).escaped == text) }

  @Test func `bytes that are not UTF-8`() {
    #expect(EscapedName.text(of: Array("caf".utf8) + [0xE9] + Array(".html".utf8)) == #"caf\xE9.html"#)
    #expect(EscapedName.text(of: [0xE2, 0x80]) == #"\xE2\x80"#)
    #expect(EscapedName.text(of: [0x5C, 0x78, 0xE9]) == #"\x\xE9"#)
  }

  /// The bytes that the text represents.
  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.dropFirst().prefix(2)
      if byte == 0x5C, rest.first == UInt8(ascii: "x"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  @Test func `escaped names are reversible`() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let pieces: [[UInt8]] = [
      [0x5C], [0x78], Array("E9".utf8), Array("x5C".utf8), [0xE9], [0xC3, 0xA9], [0xE2, 0x80], [0xAE], [0x1B], Array("a/b".utf8),
      [0xF0, 0x9F, 0x98, 0x80],
    ]
    for _ in 0..<2_000 {
      let name = (0..<Int.random(in: 0...8, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
      let text = EscapedName.text(of: name)
      #expect(Self.bytes(text) == name, "seed \(seed): \(name) became \(text)")
    }
  }
}
