import TestSupport
import Testing

@testable import WinnowStages

@Suite struct WordTableTests {
  @Test(arguments: 0..<8) func `the table equals a dictionary`(_ seed: UInt64) {
    var random = SeededGenerator(seed)
    for capacity in [0, 1, 5, 200] {
      var (table, expected) = (WordTable(capacity: capacity), [UInt64: TokenClassSet]())
      // Few distinct hashes, so that many repeat, and many share their low bits.
      let hashes = (0..<80).map { _ in UInt64.random(in: 0...7, using: &random) << UInt64.random(in: 0...60, using: &random) }
      for hash in hashes {
        let kind = TokenClass(bit: Int.random(in: 0..<TokenClassSet.maxCount, using: &random))
        table.update(hash) { $0.classes.insert(kind) }
        expected[hash, default: []].insert(kind)
      }
      #expect(Set(table.hashes) == Set(expected.keys) && table.hashes.count == expected.count, "seed \(seed)")
      for hash in hashes + (0..<80).map({ _ in UInt64.random(in: 0...UInt64.max, using: &random) }) {
        #expect(table[hash].classes == expected[hash, default: []], "seed \(seed), \(hash)")
      }
    }
  }
}
