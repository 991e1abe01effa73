import Testing
import Winnow

@testable import WinnowStages

/// Malformed JSON of pages, and its values.
@Suite struct JSONRepairTests {
  @Test(arguments: [
    (#"{"a": "b"}"#, "b"), (#"{"a": "n\'a"}"#, "n'a"), (#"{"a": "the "old" one", "c": 1}"#, #"the "old" one"#),
    (#"{"a": "b", "c": {"d": [1, "e"#, "b"), (#"{"a": "b"} {"c": 1}"#, "b"), (#"{"a": "b",}"#, "b"),
    (#"{&quot;a&quot;: &quot;b&quot;}"#, "b"), (#"{"a": "\ud83d x"}"#, "\u{FFFD} x"), (#"{"a": "\ud83d\ude00"}"#, "😀"),
    ("{\"a\": \"one\ntwo\"}", "one two"), (#"junk {"a": "b"} junk"#, "b"), (#"{"a": "b", "c":"#, "b"), (#"{"a": "q \x"}"#, "q x"),
    ("{“a”: “b”, “c”: 1}", "b"), (#"{"a": "n\'a \u+062"}"#, "n'a u+062"),
  ])
  func `malformed JSON-LD is repaired`(_ text: String, _ value: String) throws {
    let json = try JSON(JSONRepair.repaired(Array(text.utf8)[...])[...], .lenient)
    #expect((json.array?.first ?? json)["a"]?.string == value)
  }

  @Test func `repair terminates on random input and adds only closing brackets`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("{}[]\":,\\ua1 \n".utf8)[Int(state >> 33) % 13]
      }
      #expect(JSONRepair.repaired(bytes[...]).count <= bytes.count * 8 + 10, "seed \(seed)")
    }
  }
}
