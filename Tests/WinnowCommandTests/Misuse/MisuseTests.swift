import Foundation
import Testing

@testable import WinnowCommand

/// Commands as first-time users write them.
@Suite struct MisuseTests {
  @Test(arguments: [
    (["runn", "news", "page.html"], "there is no verb \"runn\"; did you mean \"run\"?", "Usage: winnow "),
    (["pipeline", "lst"], "there is no verb \"lst\"; did you mean \"list\"?", "Usage: winnow pipeline "),
    (["Fixtures/seed"], "a verb and a pipeline come before the pages, such as winnow run auto Fixtures/seed", "Usage: winnow "),
    (["https://example.org/a"], "Winnow does not fetch: curl -sL 'https://example.org/a' | winnow run auto -", "Usage: winnow "),
    (
      ["run", "Fixtures/seed/"],
      "Fixtures/seed/ is not a pipeline: one comes before the pages, such as auto Fixtures/seed/; auto chooses by the page's host, article is for any page, news for news.",
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
    (["run", "news", "-", "--fields", "htlm=content"], "--fields: \"htlm=content\" is not name=key", "Usage: winnow run "),
    (["run", "news", "-", "--fields", ""], "--fields: \"\" is not name=key", "Usage: winnow run "),
    (["dry-run", "news", "-", "--fields", "html="], "--fields: \"html=\" is not name=key", "Usage: winnow dry-run "),
    (["serve", "news", "--fields", "id=a", "--fields", "id=b"], "--fields: id= is given twice; remove one", "Usage: winnow serve "),
    (["stages", "drop-realted"], "did you mean \"drop-related\"?", "Usage: winnow stages "),
    (["dry-run", "news", "Fixtures/seed", "--stage", "drop-realted"], "did you mean \"drop-related\"?", "Usage: winnow dry-run "),
    (
      ["dry-run", "news", "-", "--json", "--html", "x.html"], "--html writes a report, so --json does not go with it",
      "Usage: winnow dry-run "
    ),
    (["explain", "news", "-", "--text", " "], "--text needs the words that are looked for", "Usage: winnow explain "),
    (["run", "news", ""], "The name of a page is empty; a variable of the shell may have no value.", "Usage: winnow run "),
    (["run", "news", "-", "-o", "a.json", "--output=b.json"], "--output is given twice, as a.json and as b.json", "Usage: winnow run "),
    (["run", "news", "-", "-f", "json", "-f", "csv"], "--format is given twice, as json and as csv", "Usage: winnow run "),
    (["run", "news", "-", "-j", "-1"], "-j takes no negative number, such as -1", "Usage: winnow run "),
    (["run", "news", "-", "--fail-over", "-0.5"], "--fail-over takes no negative number, such as -0.5", "Usage: winnow run "),
    (["run", "news", "-", "-o", "-x.md"], "a name that begins with a hyphen is written ./-x.md", "Usage: winnow run "),
    (["pipeline", "init", "auto"], "auto is not a name for a pipeline: with it, a run chooses one", "Usage: winnow pipeline init "),
    (["try", "news", "Fixtures/seed"], "Fixtures/seed is a folder; name one page.", "Usage: winnow try "),
    (["pipeline", "show", "news", "--json"], "Unknown option '--json'", "Usage: winnow pipeline show "),
    (["extract", "a.html"], "there is no verb \"extract\"; did you mean \"winnow run\"?", "Usage: winnow "),
    (["lint"], "did you mean \"winnow pipeline lint\"?", "Usage: winnow "),
    (["run", "news", "-", "--json"], "there is no option --json: records are NDJSON without it", "Usage: winnow run "),
    (
      ["run", "news", "-", "--url=https://example.org/"], "there is no option --url: a page has its address as NDJSON", "Usage: winnow run "
    ),
  ])
  func `errors suggest the correction and show the verb's usage`(_ words: [String], _ sentence: String, _ usage: String) throws {
    let result = try Winnow.run(words)
    #expect(result.code == 64 && result.errors.contains(sentence) && result.errors.contains(usage), "\(result.code) \(result.errors)")
  }

  @Test func `a URL among pages is rejected`() throws {
    let result = try Winnow.run(["run", "news", "https://example.org/a?b=*"])
    #expect(
      result.code == 66 && result.errors == "winnow: Winnow does not fetch: curl -sL 'https://example.org/a?b=*' | winnow run auto -\n",
      "\(result.errors)")
  }

  @Test(arguments: ["-dash.html", "-out.md"]) func `a file name with a leading hyphen is not an option`(_ name: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "<p>It has rained for a week.".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    let run = { (names: String) in
      try Winnow.run(URL(filePath: "/bin/sh"), ["-c", "cd \(folder) && exec \(Winnow.executable.path) run article \(names)"])
    }
    let refused = try run("*")
    #expect(refused.code == 64 && refused.errors.contains("write ./\(name), or -- before the names"), "\(refused.code) \(refused.errors)")
    #expect(try refused.output.isEmpty && FileManager.default.contentsOfDirectory(atPath: folder) == [name])
    #expect(try run("-- *").code == 0)
  }

  @Test(arguments: [("-o", "x"), ("--resume", "x"), ("--metrics", "x")])
  func `output names must be UTF-8`(_ option: String, _ name: String) throws {
    let line = "exec \(Winnow.executable.path) run article Fixtures/seed -o /dev/null \(option) \"$(printf '\(name)\\351')\""
    let result = try Winnow.run(URL(filePath: "/bin/sh"), ["-c", line])
    #expect(result.code == 64 && result.errors.contains("\(option): \(name)\\xE9 is not UTF-8"), "\(result.errors)")
  }

  @Test func `aliases do not clash with Winnow's own names`() throws {
    let help = try Winnow.run(["--help"]).output + Winnow.run(["run", "--help"]).output
    for (kind, words) in ForeignWords.all {
      #expect(!words.isEmpty)
      for (word, says) in words {
        #expect(
          !help.contains("\n  \(word) ") && !help.contains("\n  \(word), ") && !help.contains(", \(word) ") && !says.isEmpty,
          "\(kind): \(word)")
      }
    }
  }

  @Test func `several --fields are combined`() throws {
    let result = try Winnow.run(
      ["run", "article", "-", "--fields", "id=k", "--fields", "html=body"], input: #"{"k": "a", "body": "<p>It has rained for a week."}"#)
    #expect(result.code == 0 && result.output.hasPrefix(#"{"id":"a""#), "\(result.errors)")
  }

  @Test func `a database accepts only record formats`() throws {
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
