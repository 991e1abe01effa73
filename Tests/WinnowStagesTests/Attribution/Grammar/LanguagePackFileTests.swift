import Testing
import Winnow

@testable import WinnowStages

@Suite struct LanguagePackFileTests {
  /// A file with an error in its second line, or in the line of the row.
  struct Row: Sendable, CustomTestStringConvertible {
    let json: String, says: String
    init(_ json: String, _ says: String) { (self.json, self.says) = (json, says) }
    var testDescription: String { says }
  }

  private static func rule(_ members: String) -> String {
    "{\"words\": {\"verbs\": [\"said\"]}, \"rules\": [{\"id\": \"xx-said\", \"patterns\": [\"<cited> {verbs}\"]}, {\n\(members)}]}"
  }

  static let mistakes: [Row] = [
    // The file
    Row("{\"language\": \"xx\",\n\n\"wrds\": {}}", "xx.json:3: a language pack has no “wrds”: it has language, inherits"),
    Row("{\n\"language\": \"de\"}", "xx.json:2: the file of a language is called as the language is: xx"),
    Row("[]", "xx.json:1: a language pack is an object"),
    Row("{\"inherits\": [],\n\"inherits\": []}", "xx.json:2: "),
    Row("{\"words\": {}\n,}", "xx.json:2: trailing comma"),
    Row("{\n\"inherits\": \"base\"}", "xx.json:2: “inherits” is an array of strings"),
    Row("{\n\"inherits\": [1]}", "xx.json:2: “inherits” has non-empty strings only"),
    // Words
    Row("{\n\"words\": []}", "xx.json:2: “words” is an object"),
    Row("{\"words\": {\n\"articles\": \"the\"}}", "xx.json:2: “articles” is an array of strings"),
    Row("{\"words\": {\"articles\": [\n\"\"]}}", "xx.json:2: “articles” has non-empty strings only"),
    Row("{\"words\": {\"articles\": [\"the\"],\n\"verbs\": [\"said\"]}}", "xx.json:2: no rule uses the list “verbs”"),
    Row("{\"words\": {\"articles\": [\"a\"],\n\"articles\": [\"the\"]}}", "xx.json:2: "),
    // Morphology
    Row("{\"morphology\": {\n\"hasCases\": true}}", "xx.json:2: morphology has no “hasCases”"),
    Row("{\"morphology\": {\n\"hasCase\": 1}}", "xx.json:2: “hasCase” is true or false"),
    Row("{\"morphology\": {\n\"prefixes\": \"ל\"}}", "xx.json:2: “prefixes” is an array of strings"),
    Row("{\"morphology\": {\n\"definiteArticle\": []}}", "xx.json:2: “definiteArticle” is a string"),
    // Rules
    Row("{\n\"rules\": {}}", "xx.json:2: “rules” is an array"),
    Row(rule("\"id\": \"xx-other\", \"pattern\": []"), "xx.json:2: a rule has no “pattern”: it has id, in, patterns"),
    Row("{\"rules\": [\n{\"patterns\": [\"<cited> said\"]}]}", "xx.json:2: a rule needs an “id” and “patterns”"),
    Row("{\"rules\": [\n{\"id\": \"xx-said\"}]}", "xx.json:2: a rule needs an “id” and “patterns”"),
    Row(rule("\"id\": \"xx-said\", \"patterns\": [\"by <cited>\"]"), "xx.json:1: two rules are called “xx-said”"),
    Row(rule("\"id\": \"a\", \"patterns\": \"<cited> said\""), "xx.json:2: “patterns” is an array of patterns"),
    Row(rule("\"id\": \"a\", \"patterns\": [1]"), "xx.json:2: a pattern is a string"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"{nouns} <cited>\"]"), "xx.json:2: no list of words is called “nouns”"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"said <citd>\"]"), "xx.json:2: no slot is called “<citd>”"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"{verbs}+ <cited>\"]"), "xx.json:2: “+” may follow slots only: {verbs}+"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"said <cited>\"],\n\"unless\": [\"<nobody>\"]"), "xx.json:3: no slot is called “<nobody>”"),
    Row(
      "{\"rules\": [\n{\"id\": \"a\", \"patterns\": [\"( <cited> )\"]}]}",
      "xx.json:2: a rule of sentences needs a required word or word list: ( <cited> )"),
    Row(
      rule("\"id\": \"a\", \"in\": [\"footer\"], \"patterns\": [\"<photo>\"]"),
      "xx.json:2: there is no zone “footer”: one of lead, opening"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"said <cited>\"],\n\"confidence\": 2"), "xx.json:3: “confidence” is a number from 0 to 1"),
    Row(rule("\"id\": \"a\", \"patterns\": [\"said <cited>\"],\n\"examples\": [{\"finds\": []}]"), "xx.json:3: an example needs a string"),
    Row(
      rule("\"id\": \"a\", \"patterns\": [\"said <cited>\"],\n\"nearMisses\": [{\"text\": \"a\", \"find\": []}]"),
      "xx.json:3: an example has no “find”: it has language, site, text, finds"),
    // Inheritance
    Row("{\n\"inherits\": [\"nothing\"]}", "xx.json:2: there is no “nothing” to inherit"),
    Row("{\"inherits\": [\"circle\"]}", "back.json:2: files inherit each other in a circle: xx → circle → back → circle"),
    Row("{\"inherits\": [\"faulty\"]}", "faulty.json:2: a language pack has no “rule”"),
    Row("{\"inherits\": [\"idle\"]}", "idle.json:2: no rule uses the list “verbs”"),
  ]

  private static let others = [
    "circle": "{\n\"inherits\": [\"back\"]}", "back": "{\n\"inherits\": [\"circle\"]}", "faulty": "{\n\"rule\": []}",
    "idle": "{\"words\": {\n\"verbs\": [\"said\"]}}",
    "base":
      "{\"expects\": [\"verbs\"], \"words\": {\"articles\": [\"the\"]}, \"morphology\": {\"hasCase\": false, \"nounsLast\": true}, \"rules\": [{\"id\": \"said\", \"patterns\": [\"<cited> {verbs}\"]}]}",
  ]

  @Test(arguments: mistakes) func `errors are reported with file and line`(_ row: Row) {
    let error = #expect(throws: LanguagePackFile.ParseError.self) { try Packs.pack(row.json, beside: Self.others) }
    #expect(error?.description.contains(row.says) == true, "\(error?.description ?? "no error")")
  }

  @Test func `a file extends and overrides what it inherits`() throws {
    let pack = try Packs.pack(
      """
      {"inherits": ["base"], "morphology": {"hasCase": true}, "words": {"verbs": ["said"], "articles": ["an"]},
       "rules": [{"id": "xx-by", "in": ["line"], "patterns": ["^ by <author>"]}]}
      """, beside: Self.others)
    #expect(pack.files == ["xx.json", "base.json"])
    #expect(pack.rules.rules.map(\.id) == ["xx-by", "said"])
    #expect(pack.morphology.hasCase && pack.morphology.nounsLast)
    for word in ["the", "an"] { #expect(pack.vocabulary.entry(of: FNV1a(Array(word.utf8)).value).classes.contains(.article)) }
  }

  @Test func `files may inherit each other over many others`() throws {
    let others = Dictionary(uniqueKeysWithValues: (0..<20).map { ("f\($0)", $0 < 19 ? "{\"inherits\": [\"f\($0 + 1)\"]}" : "{}") })
    #expect(try Packs.pack("{\"inherits\": [\"f0\"]}", beside: others).files.count == 21)
  }

  @Test(arguments: LanguageFiles.languages) func `built-in packs are valid`(_ language: String) throws {
    #expect(try LanguagePacks.pack(of: language).language == language)
  }
}
