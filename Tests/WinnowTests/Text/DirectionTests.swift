import Testing
import Winnow

@Suite struct DirectionTests {
  @Test func `controls of the direction are those that Unicode has`() {
    let scalars = (0...0x10FFFF).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
    #expect(scalars.filter(\.isBidiControl) == scalars.filter(\.properties.isBidiControl))
    #expect(scalars.filter { $0.isDirectionalFormatting && !$0.properties.isBidiControl }.isEmpty)
  }
}
