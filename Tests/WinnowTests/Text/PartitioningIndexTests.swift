import Testing
import Winnow

@Suite struct PartitioningIndexTests {
  @Test func `the first of the second part is found, wherever it is`() {
    for count in 0...9 {
      for first in 0...count {
        let part = (0..<count).map { $0 >= first }
        #expect(part.partitioningIndex { $0 } == first)
        #expect((part + [true])[..<count].partitioningIndex { $0 } == first)
      }
    }
  }
}
