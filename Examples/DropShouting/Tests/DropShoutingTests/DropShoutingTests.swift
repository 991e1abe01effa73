import DropShouting
import Testing
import WinnowTesting

@Test func `the stage keeps the laws`() { #expect(StageLaws.violations(of: DropShouting.self) == []) }
@Test func `the stage is quick`() { #expect(StageLaws.costViolations(of: DropShouting(), maxRatio: 200) == []) }
