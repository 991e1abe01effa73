import Testing
import Winnow

@testable import WinnowStages

/// JavaScript literals instead of JSON, and their values.
@Suite struct ScriptLiteralTests {
  @Test(arguments: [
    ("{a:'b'}", "b"), ("{'a':'it\\'s'}", "it's"), ("{\"a\":\"b\",,\"c\":1}", "b"), ("{\"c\":{\"d\":1} \"a\":\"b\"}", "b"),
    ("{c:undefined,a:\"b\"}", "b"), ("{c:function(x){return {a:1}},a:\"b\"}", "b"), ("{c:new Date(1,2),a:\"b\"}", "b"),
    ("{/* x */c:!0,a:`b`}", "b"), ("{\"a\":\"b\",\"c\":{\"d\":1", "b"), ("{a:\"\\u0062\"}", "b"), ("{a:\"\\ud83d\\ude00\"}", "😀"),
    ("{a:\"\\x62\"}", "b"), ("{a:\"\\u+062\"}", "\u{FFFD}+062"), ("{c(){return 1},a:\"b\"}", "b"), ("{c:x=>x+1,a:\"b\"}", "b"),
    ("{...x,a:\"b\"}", "b"),
  ]) func `reads literals`(_ text: String, _ value: String) {
    #expect(JavaScriptLiteral.value(Array(text.utf8)[...])?.0["a"]?.string == value)
  }

  @Test func `parameters are replaced by arguments`() {
    let json = JavaScriptLiteral.value(Array("{a:x,c:y}".utf8)[...], values: ["x": .string("b")])?.0
    #expect(json?["a"]?.string == "b")
    #expect(json?["c"] == .null)
  }

  @Test func `terminates on random input`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    for _ in 0..<2_000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("{}[]()\"':,\\ua1 \n.=>`/".utf8)[Int(state >> 33) % 21]
      }
      let end = JavaScriptLiteral.value(bytes[...])?.end
      #expect(end.map { $0 <= bytes.count } ?? true, "seed \(seed)")
    }
    #expect(JavaScriptLiteral.value(Array(repeating: UInt8(ascii: "["), count: 100_000)[...]) != nil)
  }
}
