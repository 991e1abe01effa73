import Foundation
import Testing

/// Folders and names of users.
@Suite struct InputTests {
  private static let page =
    "<title>Der Hafen</title><h1>Der Hafen</h1><p>Im Hafen von Aldersund liegt ein Schiff, das niemand bestellt hat.</p>"

  /// Runs a shell command in a new folder; `$winnow` is the command.
  private func shell(_ line: String) throws -> Winnow.Result {
    let folder = try temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/pages", withIntermediateDirectories: true)
    try Data(Self.page.utf8).write(to: URL(filePath: "\(folder)/pages/a.html"))
    return try Winnow.run(URL(filePath: "/bin/sh"), ["-c", "cd '\(folder)' && \(line)"], environment: ["winnow": Winnow.executable.path])
  }

  @Test func `a pipe in a folder is skipped, reported and counted`() throws {
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
  func `every verb skips the same files, and reports missing pages`(_ verb: String) throws {
    let result = try shell("mkfifo pages/strom.html && timeout 60 $winnow \(verb) pages; echo end")
    #expect(result.errors.contains("pages/strom.html: skipped: a pipe, not a file") && result.output.hasSuffix("end\n"))
    let empty = try shell("mkdir leer && $winnow \(verb) leer")
    #expect(empty.code == 66)
    #expect(empty.errors == "winnow: leer/: no pages: the folder is empty\n")
    #expect(empty.output.isEmpty)
  }

  @Test(arguments: [
    (": > x.ndjson", "x.ndjson"), ("printf '\\n \\n' > x.ndjson", "x.ndjson"), ("echo '[]' > x.json", "x.json"),
    ("printf 'WARC/1.0\\r\\nWARC-Type: warcinfo\\r\\nContent-Length: 0\\r\\n\\r\\n\\r\\n\\r\\n' > x.warc", "x.warc"),
  ])
  func `inputs without a page exit with 66, and an earlier output is kept`(_ making: String, _ name: String) throws {
    for verb in ["run article", "dry-run article"] {
      let result = try shell("\(making); $winnow \(verb) \(name); echo $?")
      #expect(result.output == "66\n" && result.errors == "winnow: \(name): no pages: nothing in it is one\n", "\(result.errors)")
    }
    for output in ["x.txt", "x.csv.gz", "x.sqlite", "aus/"] {
      let result = try shell(
        "\(making); echo alt > x.txt; cp x.txt x.csv.gz; $winnow run article \(name) -o \(output) --dead-letter d; echo $?; cat x.txt x.csv.gz; ls"
      )
      #expect(
        result.output == "66\nalt\nalt\npages\nx.csv.gz\n\(name < "x.t" ? "\(name)\nx.txt" : "x.txt\n\(name)")\n",
        "\(output): \(result.output)")
    }
  }

  @Test func `if all pages or the run fail, an earlier output is kept, and no empty file is left`() throws {
    let result = try shell("printf '%%PDF-1.4' > pages/a.html; echo alt > x.md; $winnow run article pages -o x.md; echo $?; cat x.md; ls")
    #expect(result.output == "1\nalt\npages\nx.md\n", "\(result.output)")
    let full = try shell("printf '%%PDF-1.4' > pages/a.html; $winnow run article pages -o x.ndjson --dead-letter /dev/full; echo $?; ls")
    #expect(full.output == "74\npages\n", "\(full.output)")
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

  @Test func `names are escaped in messages and in file names`() throws {
    let result = try shell(
      #"printf '\211PNG\r\n\032\n' > "$(printf 'pages/rot\033[31m.html')"; cp pages/a.html "$(printf 'pages/b\351.html')"; $winnow run article pages -f text -o 'out/{stem}.{ext}'; ls out"#
    )
    #expect(result.errors.contains(#"winnow: pages/rot\x1B[31m.html: "#) && !result.errors.contains("\u{1B}"))
    #expect(result.output == "a.txt\nb_xE9.txt\n")
  }

  @Test func `a named pipe given as input is read`() throws {
    let result = try shell("mkfifo rohr && (cat pages/a.html > rohr &) && timeout 60 $winnow run article rohr")
    #expect(result.code == 0 && result.output.contains("Der Hafen"), "\(result.errors)")
  }

  @Test func `a run over unusual names resumes`() throws {
    let result = try shell(
      #"cp pages/a.html "$(printf 'pages/b\351.html')"; for i in 1 2; do $winnow run article pages -o out.ndjson --resume state || exit 9; done; cat out.ndjson; cp pages/a.html "$(printf 'pages/c\351.html')"; $winnow run article pages -o out.ndjson --resume state"#
    )
    #expect(result.code == 78)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.errors.contains(#"pages/c\xE9.html is new"#), "\(result.errors)")
  }
}
