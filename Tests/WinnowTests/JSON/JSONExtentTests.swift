import Testing
import Winnow

@Suite struct JSONExtentTests {
  @Test(arguments: [
    (#"{"a": [1, {"b": "}"}]} x"#, 22), (#"["\"]", "\\"]x"#, 13), ("[]", 2), (#"{"a": "\u007d"}"#, 15),
  ])
  func `a value ends at its own bracket`(_ text: String, _ end: Int) {
    var extent = JSONValueScanner()
    #expect(extent.end(in: Array(text.utf8)[...]) == end)
    // Byte by byte, the result is the same.
    var pieces = JSONValueScanner()
    let bytes = Array(text.utf8)
    var found: Int?
    for index in bytes.indices where found == nil { found = pieces.end(in: bytes[index...index]) }
    #expect(found == end)
  }

  @Test(arguments: [#"{"a": "}"#, "[[]", #"["\"]"#, ""])
  func `an unterminated value has no end`(_ text: String) {
    var extent = JSONValueScanner()
    #expect(extent.end(in: Array(text.utf8)[...]) == nil)
  }
}
