import Glibc
import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

@Suite struct FolderWalkTests {
  @Test func `pages and folders are sorted by name`() throws {
    let folder = try TestFolder()
    for name in ["b.html", "a/z.html", "a/teil/y.html", "c", "B.HTML", "style.css", ".git/d.html", ".e.html", "Ä.html"] {
      try folder.add(name)
    }
    #expect(folder.names(try Inputs([folder.path])) == ["B.HTML", "a/teil/y.html", "a/z.html", "b.html", "c", "Ä.html"])
  }

  @Test func `each file is read once, under its own name`() throws {
    let folder = try TestFolder()
    try folder.add("m/a.html")
    try folder.add(".store/b.html")
    folder.link("m/0.html", to: "a.html")
    folder.hardLink("m/z.html", to: "m/a.html")
    folder.link("m/zurueck", to: "..")
    folder.link("store", to: ".store")
    folder.link("store2", to: ".store")
    let inputs = try Inputs([folder.path])
    #expect(folder.names(inputs) == ["m/a.html", "store/b.html"])
    #expect(inputs.skipped == [])
  }

  @Test func `skipped files are reported`() throws {
    let folder = try TestFolder()
    for name in ["root/a.html", "root/b.mhtml", "privat/c.html"] { try folder.add(name) }
    folder.pipe("root/pipe.html")
    for (name, target) in [
      ("fehlt.html", "nichts"), ("fehlt.css", "nichts"), ("kreis.html", "kreis.html"), ("mehr", "../privat"),
      ("c.html", "../privat/c.html"), ("d.css", "../privat/c.html"),
    ] {
      folder.link("root/\(name)", to: target)
    }
    let inputs = try Inputs([folder("root")])
    #expect(folder.names(inputs) == ["root/a.html"])
    #expect(
      folder.skipped(inputs) == [
        "root/b.mhtml": .unreadFormat, "root/pipe.html": .pipe, "root/fehlt.html": .danglingLink, "root/kreis.html": .circularLink,
        "root/mehr": .linkOut, "root/c.html": .linkOut,
      ])
    var told: [SkippedFile] = []
    let following = try Inputs([folder("root")], followsLinks: true, skipping: { told.append($0) })
    #expect(folder.names(following) == ["root/a.html", "root/c.html"])
    #expect(told == following.skipped && folder.skipped(following)["root/mehr"] == nil)
  }

  @Test(.enabled("whoever may read everything is refused nothing") { geteuid() != 0 })
  func `unreadable files fail unless their kind is unknown`() throws {
    let folder = try TestFolder()
    for name in ["a.html", "b.html", "LIESMICH", "zu/c.html"] { try folder.add(name) }
    for name in ["b.html", "LIESMICH", "zu"] { unsafe _ = chmod("\(folder(name))", 0) }
    defer { unsafe _ = chmod("\(folder("zu"))", 0o755) }
    let inputs = try Inputs([folder.path])
    #expect(folder.names(inputs) == ["a.html", "b.html", "zu"])
    #expect(inputs.count { (try? $0.load(limit: 1_000).1.get()) == nil } == 2)
    #expect(folder.skipped(inputs) == ["LIESMICH": .unreadable(.permissionDenied)])
    for name in ["b.html", "zu", "zu/c.html"] {
      let page = try #require(try Inputs([folder(name)]).map { $0.load(limit: 1_000) }.first)
      #expect(throws: PageError.self, "\(name)") { try page.1.get() }
    }
  }

  @Test func `names are bytes`() throws {
    let folder = try TestFolder()
    let name = Array("caf".utf8) + [0xE9] + Array(".html".utf8)
    try folder.add(name)
    try folder.add("zwei\nZeilen.html")
    try folder.add(#"caf\xE9.html"#)
    let inputs = try Inputs([folder.path])
    let pages = inputs.map { $0.load(limit: 1_000) }
    #expect(folder.names(inputs) == [#"caf\x5CxE9.html"#, #"caf\xE9.html"#, #"zwei\x0AZeilen.html"#])
    for (origin, page) in pages { #expect(try page.get().bytes == Array(TestFolder.page.utf8), "\(origin.name)") }
    #expect(Set(pages.map(\.0.identity)).count == 3)
    #expect(Set(inputs.identities).count == 3 && inputs.identities.allSatisfy { $0.size == Int64(TestFolder.page.utf8.count) })
    let again = try #require(inputs.first { $0.name.hasSuffix(#"caf\xE9.html"#) }).parts
    #expect(try PendingPage(again.head, again.body).load(limit: 1_000).1.get().bytes == Array(TestFolder.page.utf8))
  }
}
