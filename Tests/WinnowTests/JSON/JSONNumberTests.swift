import Testing
import Winnow

/// Numbers in any form equal those of Swift's own parser.
@Suite struct JSONNumberTests {
  @Test(arguments: [
    "0", "-0", "7", "-7", "10", "255", "999999999999999", "1000000000000000", "9007199254740993", "123456789012345678",
    "1234567890123456789012",
    "0.5", "-0.25", "1.0", "3e2", "3E2", "1e-7", "12.5e+3", "100000000000000000000e2",
  ])
  func `numbers are parsed exactly`(_ text: String) throws {
    for written in [text, text + " "] { #expect(try JSON(Array(written.utf8)) == .number(try #require(Double(text)))) }
    guard case .array(let items) = try JSON(Array("[\(text),\(text)]".utf8)) else {
      Issue.record("no list")
      return
    }
    for item in items {
      guard case .number(let value) = item.value else {
        Issue.record("no number")
        continue
      }
      #expect(value.bitPattern == Double(text)?.bitPattern)
    }
  }

  @Test(arguments: ["01", "-", "-a", "1.", "1.e2", "1e", "1e+", "+1", "1e400"]) func `malformed numbers are rejected`(_ text: String) {
    #expect(throws: JSONError.self) { try JSON(Array("[\(text)]".utf8)) }
  }
}
