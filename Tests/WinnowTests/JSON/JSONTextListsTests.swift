import Testing

@testable import Winnow

@Suite struct JSONTextListsTests {
  private static func texts(_ lists: [JSON.StringList]) -> [String] {
    lists.map { "\($0.key)@\($0.keyOffset): " + $0.texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") }
  }

  @Test(arguments: [
    ("{}", []),
    (" { \"a\" : [ ] } ", ["a@3: "]),
    ("{\"days\": [\"Mon\", \"Di \\u00e9\"], \"و\": [\"من\"]}", ["days@1: Mon|Di é", "و@31: من"]),
  ])
  func `string arrays are parsed`(_ json: String, _ expected: [String]) throws {
    #expect(Self.texts(try JSON.textLists(Array(json.utf8))) == expected)
  }

  @Test(arguments: [
    ("[]", 0, "a file of lists is an object"),
    ("{\"a\": {}}", 6, "“a” is an array of strings"),
    ("{\"a\": [\"b\", 1]}", 12, "“a” has non-empty strings only"),
    ("{\"a\": [\"\"]}", 7, "“a” has non-empty strings only"),
    ("{\"a\": [], \"a\": []}", 10, "duplicate key \"a\"; an object has each key once"),
    ("{\"a\": [\"b\",]}", 10, "trailing comma before \"]\"; take it out"),
    ("{\"a\" [\"b\"]}", 5, "\"[\" after the key \"a\"; expected \":\""),
    ("{\"a\": [\"b\"]", 0, "the object has no end: expected \"}\""),
    ("{\"a\": [\"b\"", 6, "the array has no end: expected \"]\""),
    ("{\"a\": []} x", 10, "\"x\" after the end of the value; a file holds one value"),
  ])
  func `errors have an offset`(_ json: String, _ offset: Int, _ message: String) {
    let error = #expect(throws: JSONError.self) { try JSON.textLists(Array(json.utf8)) }
    #expect(error == JSONError(offset: offset, message: message))
  }

  @Test func `invalid UTF-8 is an error`() {
    #expect(throws: JSONError(offset: 5, message: "“a” has bytes that are not UTF-8")) {
      try JSON.textLists(Array("{\"a\":[\"".utf8) + [0xFF] + Array("\"]}".utf8))
    }
  }

  @Test func `one member is parsed as string arrays, the others as JSON`() throws {
    let (object, lists) = try JSON.reading(Array(#"{"a": 1, "words": {"b": ["c"]}, "d": {"words": 2}}"#.utf8), textListsOf: "words")
    #expect(Self.texts(lists) == ["b@19: c"])
    #expect(object["a"] != nil && object["words"] == nil && object["d"]?["words"] != nil)
  }
}
