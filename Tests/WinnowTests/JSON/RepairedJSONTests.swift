import Testing

@testable import Winnow

/// JSON of pages is repaired; that of pipelines is not.
@Suite struct RepairedJSONTests {
  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":"\ud800"}"#, #"{"a":NaN}"#, #"{"a":-Infinity}"#, #"{"a":1,}"#, "{\"a\":\"\u{2}\"}", #"{"a":"\'"}"#,
    #"{"a":1e999}"#,
  ])
  func `strict parsing rejects what repair accepts`(_ text: String) throws {
    #expect(throws: JSONError.self) { try JSON(Array(text.utf8), .withComments) }
    #expect(try RepairedJSON(Array(text.utf8)).warnings.count == 1)
  }

  @Test func `the last of duplicate keys counts`() throws {
    let json = try RepairedJSON(Array(#"{"a":1,"b":2,"a":3,"c":{"x":"y","x":"z"},"a":4}"#.utf8)).object
    guard case .object(let members) = json else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["b", "c", "a"])
    #expect(json["a"] == .number(4) && json["c"]?["x"] == .string("z"))
  }

  @Test func `requested strings are bytes, the last of each key`() throws {
    let json = try RepairedJSON(Array(#"{"a":"1","b":"2","a":"3","b":null}"#.utf8), bytesOf: ["a", "b"])
    #expect(json.bytes(of: "a") == Array("3".utf8) && json.bytes(of: "b") == nil)
  }

  @Test func `the number of reported repairs is limited`() throws {
    let text = "{" + (0..<1000).map { "\"k\($0)\":1,\"k\($0)\":2" }.joined(separator: ",") + "}"
    #expect(try RepairedJSON(Array(text.utf8)).warnings.count == 16)
  }

  @Test func `valid JSON is parsed as without repair`() throws {
    let text = Array(#"{"a":[1,-2.5e3,true,null],"b":{"c":"d\u00e9\ud83d\ude00"}}"#.utf8)
    let repaired = try RepairedJSON(text)
    #expect(try repaired.object == JSON(text) && repaired.warnings == [] && repaired.isUTF8)
  }
}
