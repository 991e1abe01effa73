import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

@Suite struct InputSearchTests {
  @Test func `a file named twice is read once, and reported`() throws {
    let folder = try TestFolder()
    for name in ["a.html", "b.html"] { try folder.add(name) }
    folder.link("c.html", to: "a.html")
    let inputs = try Inputs([folder("b.html"), folder("c.html"), folder("b.html"), folder.path, folder("*.html")])
    #expect(folder.names(inputs) == ["b.html", "c.html"])
    #expect(inputs.skipped.map(\.reason) == [.duplicate])
  }

  @Test func `explicitly named files are read regardless of type`() throws {
    let folder = try TestFolder()
    for name in ["a.css", ".b.html", "privat/c.html", "robots.txt"] { try folder.add(name) }
    folder.link("hier", to: "privat")
    #expect(
      folder.names(try Inputs(["a.css", ".b.html", "robots.txt", "hier"].map { folder($0) })) == [
        "a.css", ".b.html", "robots.txt", "hier/c.html",
      ])
    folder.pipe("rohr.html")
    let pipe = try Inputs([folder("rohr.html")])
    #expect(!pipe.isRereadable && pipe.count == nil && pipe.identities.map(\.size) == [nil])
    let standardInput = try Inputs([FilePath("-"), "/dev/stdin"])
    #expect(!standardInput.isRereadable && standardInput.skipped.map(\.reason) == [.duplicate])
  }

  @Test(arguments: [
    (["leer"], "leer/: no pages: the folder is empty"),
    (["bilder"], "bilder/: no pages: none of its 2 files is named like a page or begins like one"),
    (["stil"], "stil/: no pages: its only file is not named like a page and does not begin like one"),
    (["rohre"], "rohre/: no pages: all that could be one was skipped"),
    (["leer", "stil"], "nor are there pages in "),
    (["bilder/*"], "bilder/*: no pages"),
    (["rohre/*"], "no pages: all that could be one was skipped"),
    (["a.html", "nichts.html"], "nichts.html: there is no such file or folder"),
    (["*.htm"], "*.htm: there is no such file or folder, and no file that fits"),
    (["fehlt.html"], "fehlt.html: a link to nothing"),
    (["a.html/b"], "a.html/b: there is no such file or folder"),
    ([String(repeating: "x", count: 300)], "no file has so long a name"),
  ])
  func `missing pages are reported`(_ names: [String], _ says: String) throws {
    let folder = try TestFolder()
    for name in ["a.html", "bilder/a.png", "bilder/b.css", "stil/a.css"] { try folder.add(name) }
    for name in ["leer", "rohre"] { folder.folder(name) }
    folder.pipe("rohre/a")
    folder.link("fehlt.html", to: "nichts")
    let error = #expect(throws: InputError.self) { try Inputs(names.map { folder($0) }) }
    #expect(error?.description.contains(says) ?? false, "\(error?.description ?? "")")
  }

  @Test func `a folder without pages among others is reported, not an error`() throws {
    let folder = try TestFolder()
    try folder.add("a.html")
    folder.folder("leer")
    let inputs = try Inputs([folder("leer"), folder("a.html")])
    #expect(inputs.skipped.map(\.description) == ["\(folder("leer"))/: skipped: no pages: the folder is empty"])
    #expect(folder.names(inputs) == ["a.html"])
  }

  @Test(arguments: ["https://example.org/a.html", "s3://bucket/a.warc.gz", "file:///nichts.html"])
  func `URLs are rejected as inputs`(_ address: String) {
    let error = #expect(throws: InputError.self) { try Inputs([FilePath(address)]) }
    #expect(error?.description.contains("a URL, not a file") ?? false)
  }
}

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.html", ["a.html", #"caf\xE9.html"#, "é.html"]),
    ("?.html", ["a.html", "é.html"]),
    ("caf?.html", [#"caf\xE9.html"#]),
    ("**/*.html", ["a.html", #"caf\xE9.html"#, "teil/b.html", "teil/tief/c.html", "é.html"]),
    ("teil/**", ["teil/b.html", "teil/tief/c.html"]),
    (".*.html", [".d.html"]),
    ("*", ["a.html", #"caf\xE9.html"#, "teil/b.html", "teil/tief/c.html", "é.html"]),
    ("*.css", ["stil.css"]),
    ("was?.html", []),
  ])
  func `patterns match names`(_ pattern: String, _ names: [String]) throws {
    let folder = try TestFolder()
    for name in ["a.html", "é.html", "teil/b.html", "teil/tief/c.html", ".d.html", "stil.css"] { try folder.add(name) }
    try folder.add(Array("caf".utf8) + [0xE9] + Array(".html".utf8))
    folder.link("teil/zurueck", to: "..")
    guard !names.isEmpty else {
      #expect(throws: InputError.self) { try Inputs([folder(pattern)]) }
      return
    }
    #expect(folder.names(try Inputs([folder(pattern)])).sorted() == names.sorted())
  }

  @Test func `a file with the pattern as its name takes precedence`() throws {
    let folder = try TestFolder()
    for name in ["index.php?id=3", "index.phpXid=3"] { try folder.add(name) }
    #expect(folder.names(try Inputs([folder("index.php?id=3")])) == ["index.php?id=3"])
  }
}

@Suite struct FileListTests {
  private static let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9]

  @Test(
    arguments: [
      (Array("a.html\nb c.html\n\n \n-\n".utf8), [Array("a.html".utf8), Array("b c.html".utf8), Array("-".utf8)]),
      (Array("\u{FEFF}a\r\nb\r\n".utf8), [Array("a".utf8), Array("b".utf8)]),
      (latin + [0x0A], [latin]),
      (Array("a\nb".utf8) + [0] + latin + [0], [Array("a\nb".utf8), latin]),
      (Array(" a ".utf8), [Array(" a ".utf8)]),
      ([], []), (Array("\n\r\n".utf8), []),
    ] as [([UInt8], [[UInt8]])])
  func `lists have lines or NUL separators`(_ list: [UInt8], _ names: [[UInt8]]) { #expect(FileList.paths(list).map(\.bytes) == names) }

  @Test func `a list without names is an error`() throws {
    let folder = try TestFolder()
    try folder.add("liste", "\n")
    let error = #expect(throws: InputError.self) { try Inputs([FilePath](), lists: [folder("liste")]) }
    #expect(error?.description == "\(folder("liste")): no pages: the list is empty")
  }
}
