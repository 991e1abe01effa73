import Foundation
import Testing

/// Folders and names as users have them.
@Suite struct InputTests {
  private static let page =
    "<title>Der Hafen</title><h1>Der Hafen</h1><p>Im Hafen von Aldersund liegt ein Schiff, das niemand bestellt hat.</p>"

  /// Runs a line of a shell in a new folder; `$winnow` is the command.
  private func shell(_ line: String) throws -> Winnow.Result {
    let folder = try temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/pages", withIntermediateDirectories: true)
    try Data(Self.page.utf8).write(to: URL(filePath: "\(folder)/pages/a.html"))
    return try Winnow.run(URL(filePath: "/bin/sh"), ["-c", "cd '\(folder)' && \(line)"], environment: ["winnow": Winnow.executable.path])
  }

  @Test func `a pipe in a folder is skipped, said and counted`() throws {
    let result = try shell("mkfifo pages/strom.html && timeout 60 $winnow run article pages --summary --metrics m.txt && cat m.txt")
    #expect(result.code == 0)
    #expect(result.errors.contains("winnow: pages/strom.html: skipped: a pipe, not a file\n"))
    #expect(result.errors.contains("1 page in ") && result.errors.contains(", 1 file skipped\n"))
    #expect(result.output.contains("winnow_skipped_files 1\n"))
    let json = try shell("mkfifo pages/strom.html && timeout 60 $winnow run article pages --log-format json")
    #expect(json.errors.contains(#"{"level":"warning","message":"skipped: a pipe, not a file","file":"pages/strom.html"}"#))
    #expect(json.errors.contains(#""skipped":1"#))
  }

  @Test(arguments: ["run article", "dry-run article", "diff article news", "pages", "features", "survey", "explain article --text Schiff"])
  func `every verb skips the same, and says where there is no page`(_ verb: String) throws {
    let result = try shell("mkfifo pages/strom.html && timeout 60 $winnow \(verb) pages; echo end")
    #expect(result.errors.contains("pages/strom.html: skipped: a pipe, not a file") && result.output.hasSuffix("end\n"))
    let empty = try shell("mkdir leer && $winnow \(verb) leer")
    #expect(empty.code == 66)
    #expect(empty.errors == "winnow: leer/: no pages: the folder is empty\n")
    #expect(empty.output.isEmpty)
  }

  @Test(arguments: [
    "run article \"$name\"", "run article -- \"$name\"", "run article 'caf*.html'", "run article --files-from liste",
    "run article --files-from=liste", "run article . --isolate",
  ])
  func `names that are not UTF-8 are read`(_ command: String) throws {
    let result = try shell(
      #"name=$(printf 'caf\351.html') && cd pages && mv a.html "$name" && printf '%s\n' "$name" > liste && $winnow "# + command)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains(#"caf\\xE9.html","title":"Der Hafen""#), "\(result.output)")
  }

  @Test func `a list whose own name is not UTF-8 is read`() throws {
    let result = try shell(#"name=$(printf 'l\351') && echo pages/a.html > "$name" && $winnow run article --files-from="$name""#)
    #expect(result.code == 0 && result.output.contains("Der Hafen"), "\(result.errors)")
  }

  @Test func `names are escaped where they are said, and files are named by them`() throws {
    let result = try shell(
      #"printf '\211PNG\r\n\032\n' > "$(printf 'pages/rot\033[31m.html')"; cp pages/a.html "$(printf 'pages/b\351.html')"; $winnow run article pages -f text -o 'out/{stem}.{ext}'; ls out"#
    )
    #expect(result.errors.contains(#"winnow: pages/rot\x1B[31m.html: "#) && !result.errors.contains("\u{1B}"))
    #expect(result.output == "a.txt\nb_xE9.txt\n")
  }

  @Test func `a pipe that is named is read`() throws {
    let result = try shell("mkfifo rohr && (cat pages/a.html > rohr &) && timeout 60 $winnow run article rohr")
    #expect(result.code == 0 && result.output.contains("Der Hafen"), "\(result.errors)")
  }

  @Test func `a run over strange names goes on`() throws {
    let result = try shell(
      #"cp pages/a.html "$(printf 'pages/b\351.html')"; for i in 1 2; do $winnow run article pages -o out.ndjson --resume state || exit 9; done; cat out.ndjson; cp pages/a.html "$(printf 'pages/c\351.html')"; $winnow run article pages -o out.ndjson --resume state"#
    )
    #expect(result.code == 78)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.errors.contains(#"pages/c\xE9.html is new"#), "\(result.errors)")
  }
}
