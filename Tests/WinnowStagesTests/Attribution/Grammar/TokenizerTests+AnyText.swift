import Testing
import Winnow
import TestSupport

@testable import WinnowStages

extension TokenizerTests {
  /// Characters with special treatment, and random scalars.
  private static func text(_ generator: inout SeededGenerator) -> String {
    let known = Array("aZ9é.-_'’\"״()،ـ«» \n\u{A0}\u{AD}\u{200F}\u{200C}בה\u{5B0}عَلЯ東のロ・ー〜한👍🏽\u{301}".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) ?? "x"
      text.append(Int.random(in: 0..<8, using: &generator) == 0 ? any : known.randomElement(using: &generator) ?? "x")
    }
    return String(text)
  }

  @Test func `tokens of random text are ordered, aligned to scalars, and cover all visible text`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed)
    for _ in 0..<2_000 {
      let text = Self.text(&generator)
      let bytes = Array(text.utf8)
      let said: Comment = "seed \(seed): \(text.debugDescription)"
      var end = 0
      var covered = [Bool](repeating: false, count: bytes.count)
      for token in Tokenizer.tokens(of: bytes, .empty) {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty, said)
        end = token.range.upperBound
        #expect(bytes[token.range.lowerBound] & 0xC0 != 0x80 && (end == bytes.count || bytes[end] & 0xC0 != 0x80), said)
        for at in token.range { covered[at] = true }
      }
      var at = 0
      for scalar in text.unicodeScalars {
        let isSeen = !Punctuation.isSpace(scalar) && !scalar.isBidiControl && scalar != "\u{AD}"
        #expect(!isSeen || covered[at], said)
        at += UTF8.width(scalar)
      }
    }
  }
}
