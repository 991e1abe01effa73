import Testing
import Winnow

@testable import WinnowStages

@Suite struct StateKeysTests {
  private static let lists = [
    "articleTexts", "articleParts", "partTexts", "titles", "answers", "endsOfArticleTexts", "endsOfArticleParts", "publicationTimes",
  ]

  /// A file with one key per list, and some lists replaced.
  private static func file(_ others: [String: String] = [:], without omitted: String = "") -> [UInt8] {
    let members = lists.filter { $0 != omitted }.map { "\"\($0)\": \(others[$0] ?? "[\"body\"]")" }
    return Array(
      "{\((members + others.filter { !lists.contains($0.key) }.map { "\"\($0.key)\": \($0.value)" }).joined(separator: ", "))}".utf8)
  }

  @Test func `the built-in file is valid`() throws {
    let keys = try StateKeys(Self.file())
    #expect(keys.articleTexts == ["body"] && keys.ends == ["body", "body"] && keys.titles == ["body"])
    #expect(StateKeys.builtIn.articleTexts.contains("articlebody") && StateKeys.builtIn.publicationTimes.contains("datePublished"))
  }

  @Test(arguments: [
    (file(without: "titles"), "missing key \"titles\""), (file(["title": "[]"]), "unknown key \"title\"; there are articleTexts"),
    (file(["answers": "\"data\""]), "\"answers\" must be an array"), (file(["answers": "[1]"]), "\"answers\" must be an array"),
    (file(["answers": "[\"data\", \"data\"]"]), "distinct non-empty"),
    (file(["articleTexts": "[\"body\", \"story\"]"]), "\"story\" ends with none of \"endsOfArticleTexts\""),
    (Array("[]".utf8), "not a JSON object"),
  ])
  func `errors are reported`(_ file: [UInt8], _ says: String) {
    let error = #expect(throws: StateKeysError.self) { try StateKeys(file) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "no error")")
  }
}
