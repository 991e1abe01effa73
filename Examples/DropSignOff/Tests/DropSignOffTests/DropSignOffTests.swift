import DropSignOff
import Testing
import WinnowTesting

@Test func `the stage keeps the laws`() { #expect(StageLaws.violations(of: DropSignOff.self) == []) }
@Test func `the stage is quick`() { #expect(StageLaws.slowness(of: DropSignOff(), most: 200) == []) }
