import Testing
import Winnow

/// Data files are read strictly: a typo is an error with the file and the line.
@Suite struct DataFileTests {
  private enum Key: String, CaseIterable { case share, comment }

  @Test(arguments: [
    ("[]", "words.json:1: a file of lists is an object"),
    ("{\"share\": [\"a\"]}", "words.json:1: “comment” is missing"),
    ("{\"share\": [\"a\"],\n\"coment\": [\"b\"]}", "words.json:2: there is no “coment”: it has share, comment"),
    ("{\"share\": [\"a\"],\n\"share\": [\"b\"]}", "words.json:2: duplicate key \"share\"; an object has each key once"),
    ("{\"share\": [\"a\"],\n\"comment\": \"b\"}", "words.json:2: “comment” is an array of strings"),
    ("{\"share\": [\"a\"],\n\"comment\": []}", "words.json:2: “comment” is empty"),
    ("{\"share\": [\"a\",\n\"\"], \"comment\": [\"b\"]}", "words.json:2: “share” has non-empty strings only"),
    ("{\"share\": [\"a\"],\n\"comment\": [\"b\", \"c\", \"b\"]}", "words.json:2: “b” is in “comment” twice"),
  ])
  func `a fault of lists is named`(_ text: String, _ sentence: String) {
    let error = #expect(throws: DataFile.Mistake.self) { try DataFile("words.json", Array(text.utf8)).lists(Key.self) }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("[]", "eras.json:1: a file of members is an object"), ("{}", "eras.json:1: it has no members"),
    ("{\"a\": 1,\n\"a\": 2}", "eras.json:2: duplicate key \"a\"; an object has each key once"),
    ("{\"a\": 1,\n\"b\": \"2\"}", "eras.json:2: “b” has a string that is not wanted"),
    ("{\"a\": 1,\n\"b\": 1.5}", "eras.json:2: “b” has a number that is not wanted"),
  ])
  func `a fault of numbers is named`(_ text: String, _ sentence: String) {
    let error = #expect(throws: DataFile.Mistake.self) { try DataFile("eras.json", Array(text.utf8)).numbers() }
    #expect(error?.description == sentence)
  }

  @Test func `a fault of texts is named`() {
    let error = #expect(throws: DataFile.Mistake.self) { try DataFile("zones.json", Array("{\"a\": \"b\",\n\"c\": \"\"}".utf8)).texts() }
    #expect(error?.description == "zones.json:2: “c” has a string that is not wanted")
  }

  @Test func `lists and members are read in their order`() throws {
    let lists = try DataFile("words.json", Array(#"{"comment": ["b", "a"], "share": ["c"]}"#.utf8)).lists(Key.self)
    #expect(lists == [.comment: ["b", "a"], .share: ["c"]])
    let members = try DataFile("zones.json", Array(#"{"b": "1", "a": "2"}"#.utf8)).texts()
    #expect(members.map(\.key) == ["b", "a"] && members.map(\.value) == ["1", "2"])
  }
}
