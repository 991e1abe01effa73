import Testing

@testable import WinnowCommand

@Suite struct WordDifferenceTests {
  @Test(arguments: [
    ("a b c", "a x c", "a [-b-] {+x+} c"), ("a b c", "a c", "a [-b-] c"), ("a c", "a b c", "a {+b+} c"), ("a", "b", "[-a-] {+b+}"),
    ("", "a b", "{+a b+}"),
    ("1 2 3 4 5 6 7 8 9 a", "1 2 3 4 5 6 7 8 9 b", "… 4 5 6 7 8 9 [-a-] {+b+}"),
    ("x 1 2 3 y", "z 1 2 3 w", "[-x-] {+z+} 1 2 3 [-y-] {+w+}"),
  ])
  func `differing words have context`(_ old: String, _ new: String, _ says: String) {
    #expect(WordDifference(old, new).text == says)
  }

  /// Equal and removed words are the old text, in order; equal and inserted words are the new text.
  @Test func `both texts can be reconstructed`() {
    var seed: UInt64 = 0x5749_4E4E_4F57
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<2_000 {
      let texts = (0..<2).map { _ in (0..<next(6)).map { _ in ["a", "b", "c"][next(3)] }.joined(separator: " ") }
      let parts = WordDifference(texts[0], texts[1]).parts
      func read(_ take: (WordDifference.Part) -> String?) -> String { parts.compactMap(take).joined(separator: " ") }
      #expect(
        read {
          switch $0 {
          case .same(let text), .removed(let text): text
          case .added: nil
          }
        } == texts[0], "\(texts), seed \(seed)")
      #expect(
        read {
          switch $0 {
          case .same(let text), .added(let text): text
          case .removed: nil
          }
        } == texts[1], "\(texts), seed \(seed)")
    }
  }

  @Test func `long different texts take less than quadratic time`() {
    let old = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<100_000).map { "b\($0)" }.joined(separator: " ")
    #expect(WordDifference("x \(old) y", "x \(new) y").parts.count == 4)
  }
}
