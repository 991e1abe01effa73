import Testing
import TestSupport

@testable import Winnow

@Suite struct UTF8BytesTests {
  /// A scalar-by-scalar reference implementation of collapsing whitespace.
  private static func collapsed(_ text: String) -> String {
    var out = ""
    var isBlank = true
    for scalar in text.unicodeScalars {
      let blank = scalar == "\u{A0}" || scalar.value < 0x80 && UTF8Bytes.isASCIIWhitespace(UInt8(scalar.value))
      if !blank { out.unicodeScalars.append(scalar) } else if !isBlank { out += " " }
      isBlank = blank
    }
    return isBlank && out.hasSuffix(" ") ? String(out.dropLast()) : out
  }

  @Test(arguments: 0..<40)
  func `whitespace collapses at every position`(_ seed: UInt64) {
    var random = SeededGenerator(seed)
    for length in 0..<90 {
      let characterCount = ["a", "b", "é", "à", "م", "中", seed % 2 == 0 ? "x" : " ", " ", "\u{A0}", "\n", "\t"]
      let rare = Int.random(in: 0..<8, using: &random)
      let text = (0..<length).map { _ in
        Int.random(in: 0...rare, using: &random) > 0 ? "w" : characterCount.randomElement(using: &random) ?? ""
      }.joined()
      #expect(UTF8Bytes.collapsed(text.utf8) == Self.collapsed(text), "\(Array(text.utf8))")
    }
  }

  @Test(arguments: [("a://b", 1..<4), ("://", 0..<3), (":/:://", 3..<6), ("::/", nil), ("", nil)] as [(String, Range<Int>?)])
  func `a string is found in a text`(_ text: String, _ range: Range<Int>?) {
    let found = UTF8Bytes.firstRange(of: "://", in: text).map {
      text.utf8.distance(from: text.startIndex, to: $0.lowerBound)..<text.utf8.distance(from: text.startIndex, to: $0.upperBound)
    }
    #expect(found == range)
    #expect(UTF8Bytes.contains("://", in: text) == (range != nil))
  }

  @Test func `no index is within a scalar`() {
    let bytes = Array("aéم中".utf8)[...]
    #expect((0...9).map { UTF8Bytes.firstScalar(after: $0, in: bytes) } == [0, 1, 3, 3, 5, 5, 8, 8, 8, 8])
  }

  @Test(
    arguments: [
      ("0", 0), ("41", 0x41), ("e9", 0xE9), ("E9", 0xE9), ("0041", 0x41), ("1D467", 0x1D467), ("ffffffff", UInt32.max),
      ("", nil), ("+41", nil), ("-41", nil), ("+A", nil), ("4g", nil), ("g4", nil), (" 41", nil), ("0x41", nil), ("４１", nil),
      ("000000041", nil),
    ] as [(String, UInt32?)])
  func `hexadecimal digits write a number, and nothing else does`(_ text: String, _ number: UInt32?) {
    #expect(UTF8Bytes.hexadecimal(text.utf8) == number)
  }

  @Test(arguments: ["", "  ", "one", " One  two\n", "l'eau, 3 DOGS!", "été “quoted” 2024", "قال: صحيفة"])
  func `words are separated by whitespace, each with its hash`(_ text: String) {
    let words = text.utf8.split(whereSeparator: UTF8Bytes.isASCIIWhitespace)
    let found = Array(HashedWords(Array(text.utf8)))
    #expect(found.map { Array(Array(text.utf8)[$0.range]) } == words.map { Array($0) })
    for (word, (_, hash)) in zip(words, found) {
      let isPlain = word.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "'") }
      let said = word.filter { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 }.map(UTF8Bytes.asciiLowercased)
      #expect(hash?.value == (isPlain ? FNV1a(said).value : nil))
    }
  }
}
