import SystemPackage
import Testing

@testable import WinnowIO

@Suite struct PathListTests {
  @Test func `paths are stored unchanged, in order`() {
    let paths: [FilePath] = ["b/ä.html", FilePath(bytes: [0x63, 0xE9]), "/a", "a b\n"]
    var list = PathList(paths[0])
    for path in paths.dropFirst() { list.append(path) }
    #expect(Array(list) == paths && list.count == paths.count)
  }

  @Test func `consecutive pages are one item, and other items keep their position`() throws {
    let folder = try TestFolder()
    for name in ["a.html", "b/c.html", "d.ndjson", "e.html", "g.html"] { try folder.add(name) }
    folder.folder(".fern")
    try folder.add(".fern/x.html")
    folder.link("f", to: ".fern")
    let inputs = try Inputs([folder.path])
    #expect(
      inputs.identities.map { String($0.name.dropFirst(folder.path.string.count + 1)) } == [
        "a.html", "b/c.html", "d.ndjson", "e.html", "f/x.html", "g.html",
      ])
    #expect(inputs.count == nil)
    #expect(try Inputs([folder("a.html"), folder("b"), folder("e.html")]).count == 3)
  }
}
