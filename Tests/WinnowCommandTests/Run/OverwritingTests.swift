import Foundation
import Testing

/// A forbidden overwrite is refused with one line and exit code 64, before anything is changed.
@Suite struct OverwritingTests {
  /// A folder with pages under several names, and files that a run could overwrite.
  private static func setUp() throws -> String {
    let folder = try temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/seiten", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: "\(folder)/aus", withIntermediateDirectories: true)
    let files = [
      "seiten/a.html": "<p>Die Fähre von Lindholm fährt wieder.", "seiten/b.html": "<p>Паром снова ходит через залив.",
      "in.ndjson": #"{"id": "1", "html": "<p>El mercado abre hoy."}"# + "\n",
      "teil-00001.ndjson": #"{"id": "2", "text": "Le moulin tourne."}"# + "\n",
      "aus/alt.ndjson.part": #"{"id": "3", "text": "Der Rest."}"# + "\n", "mein.json": #"{"extends": "article"}"#, "kein.db": "hello",
      "zwei.json":
        #"{"extends": "article", "patch": {"h": {"insert": {"stage": "write-html", "output": "seiten/{stem}.html"}, "after": "write-ndjson"}}}"#,
    ]
    for (name, text) in files { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/ordner", withDestinationPath: "seiten")
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/zeiger.html", withDestinationPath: "seiten/a.html")
    try FileManager.default.linkItem(atPath: "\(folder)/seiten/a.html", toPath: "\(folder)/hart.html")
    return folder
  }

  private static func contents(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
    }
    return files
  }

  private static func winnow(_ words: String, in folder: String) throws -> Winnow.Result {
    try Winnow.run(URL(filePath: "/bin/sh"), ["-c", "cd \"$1\" && exec \"$2\" \(words)", "sh", folder, Winnow.executable.path])
  }

  @Test(arguments: [
    ("run article seiten/a.html -o seiten/a.html", "seiten/a.html"),
    ("run article seiten/a.html -o ./seiten/../seiten/a.html", "seiten/a.html"),
    ("run article seiten/a.html -o zeiger.html", "zeiger.html"),
    ("run article seiten/a.html -o hart.html", "hart.html"),
    ("run article zeiger.html -o seiten/a.html", "seiten/a.html"),
    ("run article ordner/a.html -o seiten/a.html", "seiten/a.html"),
    ("run article seiten/ -o seiten/", "seiten/"),
    ("run article seiten -o ordner -f text", "ordner"),
    ("run article seiten -o 'seiten/{stem}.html'", "seiten/"),
    ("run article 'seiten/*.html' -o seiten/ -f html", "seiten/"),
    ("run article hart.html seiten/b.html -o '{stem}.html'", "hart.html"),
    ("run article in.ndjson -o in.ndjson", "in.ndjson"),
    ("run article - -o in.ndjson < in.ndjson", "in.ndjson"),
    ("run article teil-00001.ndjson -o teil.ndjson --shard 1", "teil-00001.ndjson"),
    ("run article aus/alt.ndjson.part -o aus/alt.ndjson", "aus/alt.ndjson"),
    ("run mein.json seiten -o mein.json", "mein.json"),
    ("run zwei.json seiten -o aus/x.ndjson", "seiten/"),
    ("run article in.ndjson -o aus/x.ndjson --dead-letter in.ndjson", "in.ndjson"),
    ("run article in.ndjson -o aus/x.ndjson --metrics in.ndjson", "in.ndjson"),
    ("run article in.ndjson -o aus/x.ndjson --resume in.ndjson", "in.ndjson"),
    ("run article in.ndjson -o aus/x.ndjson --dead-letter ./aus/x.ndjson", "aus/x.ndjson"),
    ("run article in.ndjson -o aus/x.ndjson --metrics aus/x.ndjson.part", "aus/x.ndjson.part"),
    ("run article in.ndjson -o 'aus/{stem}.ndjson' --dead-letter aus/tot.ndjson", "aus/tot.ndjson"),
    ("run article in.ndjson -o aus/x.ndjson --dead-letter aus", "aus"),
    ("run article in.ndjson -o kein.db", "kein.db"),
    ("run article in.ndjson -o kein.db --replace", "kein.db"),
    ("run article in.ndjson -o aus/x.parquet", "aus/x.parquet"),
    ("run article in.ndjson -o 'aus/{stem}.pdf'", "{stem}.pdf"),
    ("run article in.ndjson -o 'aus/{stem}.sqlite'", "{stem}.sqlite"),
    ("run article in.ndjson -o aus/x.sqlite.gz", "aus/x.sqlite.gz"),
    ("run article in.ndjson -o aus/x.ndjson.br", "aus/x.ndjson.br"),
    ("run article in.ndjson -o aus/x.sqlite --shard 5", "aus/x.sqlite"),
    ("run article in.ndjson -o ''", "without a name"),
    ("run article in.ndjson --resume aus/stand", "standard output"),
    ("survey seiten -o seiten/a.html", "seiten/a.html"),
    ("survey seiten -o aus", "aus"),
    ("dry-run article seiten/a.html --html zeiger.html", "zeiger.html"),
    ("dry-run article seiten --html seiten/", "seiten/"),
    ("diff article news seiten --html hart.html", "hart.html"),
  ])
  func `refused outputs leave all files unchanged`(_ words: String, _ names: String) throws {
    let folder = try Self.setUp()
    let before = try Self.contents(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Self.winnow(words, in: folder)
    #expect(result.code == 64, "\(result.errors)")
    #expect(result.errors.contains(names), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(try Self.contents(folder) == before)
  }

  @Test(arguments: [
    ("run article seiten/a.html -o seiten/a.html --force", "seiten/a.html", "<!DOCTYPE html>"),
    ("run article seiten -o seiten -f html --force", "seiten/b.html", "<!DOCTYPE html>"),
    ("run article in.ndjson -o kein.db --force", "kein.db", "SQLite format 3"),
    ("run article seiten -o 'seiten/{stem}.md'", "seiten/a.md", "Die Fähre"),
    ("run article seiten -o seiten/alle.csv", "seiten/alle.csv", "id,url"),
    ("run article in.ndjson -o aus/x.ndjson --dead-letter /dev/null --metrics /dev/null", "aus/x.ndjson", "{\"id\""),
    ("run article in.ndjson -o aus/x.parquet -f text", "aus/x.parquet", "El mercado"),
  ])
  func `--force and harmless overwrites are allowed`(_ words: String, _ file: String, _ begins: String) throws {
    let folder = try Self.setUp()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Self.winnow(words, in: folder)
    #expect(result.code == 0, "\(result.errors)")
    #expect(try #require(FileManager.default.contents(atPath: "\(folder)/\(file)")).starts(with: Data(begins.utf8)))
  }

  @Test func `special files are written directly, and links and permissions are kept`() throws {
    let folder = try Self.setUp()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pipe = try Self.winnow(
      "run article in.ndjson -o aus/p.ndjson.gz; wait", in: folder, after: "mkfifo aus/p.ndjson.gz && { gzip -dc < aus/p.ndjson.gz & }")
    #expect(pipe.output.contains("El mercado"))
    let twice = try Self.winnow("run article in.ndjson -o /dev/stdout >> aus/r.ndjson", in: folder, after: "echo zuvor > aus/r.ndjson")
    #expect(twice.code == 0, "\(twice.errors)")
    let text = try String(contentsOfFile: "\(folder)/aus/r.ndjson", encoding: .utf8)
    #expect(text.hasPrefix("zuvor\n{") && text.contains("El mercado"))
    let link = try Self.winnow(
      "run article in.ndjson -o l.ndjson", in: folder,
      after: "ln -s aus/ziel.ndjson l.ndjson && echo alt > aus/ziel.ndjson && chmod 640 aus/ziel.ndjson")
    #expect(link.code == 0, "\(link.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/l.ndjson") == "aus/ziel.ndjson")
    #expect(try FileManager.default.attributesOfItem(atPath: "\(folder)/aus/ziel.ndjson")[.posixPermissions] as? Int == 0o640)
    #expect(try String(contentsOfFile: "\(folder)/aus/ziel.ndjson", encoding: .utf8).contains("El mercado"))
  }

  private static func winnow(_ words: String, in folder: String, after: String) throws -> Winnow.Result {
    try Winnow.run(URL(filePath: "/bin/sh"), ["-c", "cd \"$1\" && \(after) && \"$2\" \(words)", "sh", folder, Winnow.executable.path])
  }
}
