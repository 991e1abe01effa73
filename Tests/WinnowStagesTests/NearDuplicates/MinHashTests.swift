import Testing
import Winnow
import TestSupport

@testable import WinnowStages

@Suite struct MinHashTests {
  private static func text(_ letters: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<letters).map { _ in UInt8.random(in: 97...122, using: &generator) }
  }

  @Test func `the estimate is near the Jaccard similarity`() {
    var generator = SeededGenerator(7)
    var errors: [Double] = []
    for _ in 0..<60 {
      let common = Int.random(in: 500...4_000, using: &generator)
      let own = Int.random(in: 300...3_000, using: &generator)
      let shared = Self.text(common, &generator)
      let a = shared + Self.text(own, &generator)
      let b = shared + Self.text(own, &generator)
      let share = Double(common - 23) / Double(common - 23 + 2 * own)
      errors.append(MinHash.similarity(MinHash(a).digest[...], MinHash(b).digest[...]) - share)
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    let spread = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
    #expect(abs(mean) < 0.02, "it leans by \(mean)")
    #expect(spread < 0.08, "it is off by \(spread)")
  }

  @Test func `near duplicates are found among thousands, others are not`() {
    var generator = SeededGenerator(11)
    var memory = NearDuplicateMemory(pages: 3_000)
    var texts: [[UInt8]] = []
    for number in 0..<4_000 {
      let text = Self.text(1_500, &generator)
      texts.append(text)
      #expect(
        memory.add(PageDigest(id: "\(number)", digest: MinHash(text).digest), similarity: 0.8) == nil, "text \(number) is like no other")
    }
    var found = 0
    for number in stride(from: 1_100, to: 4_000, by: 29) {
      let copy = texts[number].prefix(1_440) + Self.text(40, &generator)
      if memory.add(PageDigest(id: "copy", digest: MinHash(Array(copy)).digest), similarity: 0.8)?.id == "\(number)" { found += 1 }
    }
    #expect(found >= 99, "\(found) of 100 copies of which 9 of 10 pieces are the same")
    #expect(
      memory.add(PageDigest(id: "old", digest: MinHash(texts[5]).digest), similarity: 0.8) == nil, "what was added long ago is forgotten")
  }
}
