import Testing
import Winnow

@testable import WinnowStages

/// Files of class words are validated strictly: a typo is an error with a message.
@Suite struct WordListsTests {
  @Test(arguments: [
    (#"[]"#, "it is not a JSON object"),
    (#"{"share": ["share"]}"#, #"missing key "comment""#),
    (#"{"share": ["share"], "coment": []}"#, #"unknown key "coment"; there are share, comment"#),
    (#"{"share": "share", "comment": []}"#, #""share" must be a list"#),
    (#"{"share": ["share", "Share"], "comment": []}"#, #""Share" in "share" must be 1 to 16 letters from a to z"#),
    (#"{"share": ["share-bar"], "comment": []}"#, #""share-bar" in "share" must be 1 to 16 letters from a to z"#),
    (#"{"share": ["", "a"], "comment": []}"#, #""" in "share" must be 1 to 16 letters from a to z"#),
    (#"{"share": [1], "comment": []}"#, #"a value other than a string in "share" must be 1 to 16 letters from a to z"#),
    (#"{"share": ["share"], "comment": ["reply", "reply"]}"#, #""reply" occurs twice in "comment""#),
  ])
  func `errors are reported`(_ file: String, _ sentence: String) throws {
    let json = try JSON(Array(file.utf8))
    let error = #expect(throws: WordListError.self) { try WordLists(json, keys: ["share", "comment"]) }
    #expect(error?.description == sentence)
  }

  @Test func `lists keep their order`() throws {
    let lists = try WordLists(JSON(Array(#"{"comment": [], "share": ["share", "tweet"]}"#.utf8)), keys: ["share", "comment"])
    #expect(lists["share"] == ["share", "tweet"] && lists["comment"] == [])
  }

  @Test func `the built-in files are valid`() throws {
    let words = try ElementWords(PackageResources.element_words_json)
    let features = try FeatureWords(PackageResources.feature_words_json)
    #expect(ElementCategory.allCases.allSatisfy { !words[$0].isEmpty })
    #expect(ElementGroup.allCases.allSatisfy { features[$0].isEmpty == ($0.wordsKey == nil) })
  }
}
