import Testing

@testable import Winnow

@Suite struct TagNamesTests {
  @Test func `element names match the order of Tag`() {
    #expect(Tag.names.split(separator: " ").map(String.init) == Tag.allCases.filter { $0 > .other }.map(String.init(describing:)))
  }

  @Test func `attribute names match the order of AttributeKey`() {
    let written = ["ariaHidden": "aria-hidden", "ariaLabel": "aria-label"]
    let cases = AttributeKey.allCases.filter { $0 != .other }.map(String.init(describing:))
    #expect(AttributeKey.names.split(separator: " ").map(String.init) == cases.map { written[$0] ?? $0 })
  }
}
