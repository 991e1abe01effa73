import Testing

@testable import Winnow

@Suite struct TagNamesTests {
  @Test func `the names of elements stand in the order of the cases`() {
    #expect(Tag.names.split(separator: " ").map(String.init) == Tag.allCases.filter { $0 > .other }.map(String.init(describing:)))
  }

  @Test func `so do those of attributes`() {
    let written = ["ariaHidden": "aria-hidden", "ariaLabel": "aria-label"]
    let cases = AttributeKey.allCases.filter { $0 != .other }.map(String.init(describing:))
    #expect(AttributeKey.names.split(separator: " ").map(String.init) == cases.map { written[$0] ?? $0 })
  }
}
