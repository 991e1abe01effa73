import Testing
import Winnow

/// Parsing with selected keys equals parsing everything and removing the others.
@Suite struct JSONKeysTests {
  private static let keys = ["a", "b@"]

  private static func wanted(_ json: JSON) -> JSON {
    func node(_ node: JSON.Node) -> JSON.Node { JSON.Node(value: wanted(node.value), offset: node.offset) }
    switch json {
    case .array(let nodes): return .array(nodes.map(node))
    case .object(let members):
      return .object(
        members.filter { keys.contains($0.key) }.map { JSON.Member(key: $0.key, keyOffset: $0.keyOffset, node: node($0.node)) })
    default: return json
    }
  }

  @Test(arguments: [
    #"{}"#, #"[1, {"a": [], "c": 2}]"#, #"{"a": 1, "c": {"a": "}", "d": ["]", {"e": "\"}\\"}]}, "b@": "x"}"#,
    #"{"c": [[], {}, [1, 2, {"x": null}]], "a": true,}"#,
    #"{"c": "a: {", "A": 1, "aa": 2, "": 3, "a": {"c": -1.5e3, "a": [{"c": 0}]}}"#, "{\"c\" : \"line\nend\" , /* \"a\": } */ \"a\" : 1 }",
    "{\"c\": 1, // }\n \"a\": [1,]}",
    #"{"ć": "é\u00e9", "a": "é\u00e9", "a": 2, "c": 1, "c": 2}"#,
  ])
  func `other keys are skipped`(_ text: String) throws {
    let all = try JSON(Array(text.utf8), .lenient)
    #expect(try JSON(Array(text.utf8), .lenient, only: JSON.KeyFilter(Self.keys)) == Self.wanted(all))
  }

  @Test(arguments: [#"{"c": "#, #"{"c": ["#, #"{"c": "x"#, #"{"c": "x\"#, #"{"c": {"a": 1}"#, #"{"c"#, "{\"c\": /* ", #"{"c": 1, "a" 2}"#])
  func `unterminated values are errors`(_ text: String) {
    #expect(throws: JSONError.self) { try JSON(Array(text.utf8), .lenient, only: JSON.KeyFilter(Self.keys)) }
  }
}
