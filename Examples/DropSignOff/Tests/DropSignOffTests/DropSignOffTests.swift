import DropSignOff
import Testing
import WinnowTesting

@Test func `the stage keeps the laws`() { #expect(StageLaws.violations(of: DropSignOff.self) == []) }
@Test func `the stage is quick`() { #expect(StageLaws.costViolations(of: DropSignOff(), maxRatio: 200) == []) }
