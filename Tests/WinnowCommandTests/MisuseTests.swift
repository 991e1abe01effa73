import Foundation
import Testing

/// Commands as somebody writes them who uses Winnow for the first time.
@Suite struct MisuseTests {
  @Test(arguments: [
    (["runn", "news", "page.html"], "there is no verb \"runn\"; did you mean \"run\"?", "Usage: winnow "),
    (["pipeline", "lst"], "there is no verb \"lst\"; did you mean \"list\"?", "Usage: winnow pipeline "),
    (["Fixtures/seed"], "a verb and a pipeline come before the pages, such as winnow run auto Fixtures/seed", "Usage: winnow "),
    (["https://example.org/a"], "Winnow does not fetch: curl -sL 'https://example.org/a' | winnow run auto -", "Usage: winnow "),
    (
      ["run", "Fixtures/seed/"],
      "Fixtures/seed/ is no pipeline: one comes before the pages, such as auto Fixtures/seed/; auto chooses by the page's host, article is for any page, news for news.",
      "Usage: winnow run "
    ),
    (
      ["run", "Fixtures/seed/wordpress.html", "Fixtures/seed/"], "one comes before the pages, such as auto Fixtures/seed/wordpress.html",
      "Usage: winnow run "
    ),
    (["dry-run", "-"], "one comes before the pages, such as auto -", "Usage: winnow dry-run "),
    (
      ["run", "https://example.org/a"], "Winnow does not fetch: curl -sL 'https://example.org/a' | winnow run auto -", "Usage: winnow run "
    ),
    (["run", "news"], "Name at least one page, folder, or - for standard input.", "Usage: winnow run "),
    (["run", "news", "-", "--fields", "htlm=content"], "--fields: \"htlm=content\" is no name=key", "Usage: winnow run "),
    (["run", "news", "-", "--fields", ""], "--fields: \"\" is no name=key", "Usage: winnow run "),
    (["dry-run", "news", "-", "--fields", "html="], "--fields: \"html=\" is no name=key", "Usage: winnow dry-run "),
    (["serve", "news", "--fields", "id=a", "--fields", "id=b"], "--fields: id= is said twice", "Usage: winnow serve "),
    (["stages", "drop-realted"], "did you mean \"drop-related\"?", "Usage: winnow stages "),
    (["dry-run", "news", "Fixtures/seed", "--stage", "drop-realted"], "did you mean \"drop-related\"?", "Usage: winnow dry-run "),
  ])
  func `a mistake says what would be right, and how its own verb is used`(_ words: [String], _ sentence: String, _ usage: String) throws {
    let result = try Winnow.run(words)
    #expect(result.code == 64 && result.errors.contains(sentence) && result.errors.contains(usage), "\(result.code) \(result.errors)")
  }

  @Test func `an address among pages is no input`() throws {
    let result = try Winnow.run(["run", "news", "https://example.org/a?b=*"])
    #expect(
      result.code == 66 && result.errors == "winnow: Winnow does not fetch: curl -sL 'https://example.org/a?b=*' | winnow run auto -\n",
      "\(result.errors)")
  }

  @Test func `all of several --fields count`() throws {
    let result = try Winnow.run(
      ["run", "article", "-", "--fields", "id=k", "--fields", "html=body"], input: #"{"k": "a", "body": "<p>It has rained for a week."}"#)
    #expect(result.code == 0 && result.output.hasPrefix(#"{"id":"a""#), "\(result.errors)")
  }

  @Test func `a database takes no format but records`() throws {
    let result = try Winnow.run(["run", "article", "Fixtures/seed", "-o", "x.sqlite", "-f", "csv"])
    #expect(result.code == 64 && result.errors.contains("records, not csv; leave --format out"), "\(result.errors)")
  }

  @Test func `md is Markdown`() throws {
    let result = try Winnow.run(
      ["run", "news", "-", "--format", "md"],
      input: #"{"html": "<h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it."}"#)
    #expect(result.code == 0 && result.output.hasPrefix("# Rain\n"), "\(result.output)")
  }

  @Test(arguments: [
    (["run", "--", "positional@0", "2", "0", "winnow", "run", ""], ["article", "news", "auto"]),
    (["stages", "--", "positional@0", "2", "0", "winnow", "stages", ""], ["drop-related", "write-ndjson"]),
    (["dry-run", "--", "--stage", "4", "0", "winnow", "dry-run", "news", "--stage", ""], ["drop-related", "write-ndjson"]),
  ])
  func `a shell completes names`(_ words: [String], _ names: [String]) throws {
    let result = try Winnow.run(["---completion"] + words)
    #expect(Set(names).isSubset(of: Set(result.output.split(separator: "\n").map(String.init))), "\(result.output)\(result.errors)")
  }
}
