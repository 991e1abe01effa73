import SystemPackage
import Testing

@testable import WinnowIO

/// Patterns with character sets.
@Suite struct GlobSetTests {
  @Test(arguments: [
    ("*.html", ["a.html", "b1.html", "k.html", "k[1].html", "ö.html"]), ("[k]*.html", ["k.html", "k[1].html"]),
    ("[!a-k]*.html", ["ö.html"]), ("[^a-k]*.html", ["ö.html"]), ("b[0-9].html", ["b1.html"]), ("[a-bö]?.html", ["b1.html"]),
    ("[ä-ü].html", ["ö.html"]),
    ("[]x].html", []), ("[!]]*.html", ["a.html", "b1.html", "k.html", "k[1].html", "ö.html"]), ("k[1].html", ["k[1].html"]), ("[k", []),
    ("d[1]/*.html", ["d[1]/x.html"]), ("d[[]1]/*.html", ["d[1]/x.html"]), ("?.html", ["a.html", "k.html", "ö.html"]),
    ("**/x.html", ["d[1]/x.html"]),
  ])
  func `globs match names`(_ pattern: String, _ names: [String]) throws {
    let folder = try TestFolder()
    for name in ["a.html", "b1.html", "k.html", "k[1].html", "ö.html", "d[1]/x.html", ".h.html"] { try folder.add(name) }
    let found = Glob.matches(folder(pattern)).map { String($0.string.dropFirst(folder.path.string.utf8.count + 1)) }
    #expect(Set(found) == Set(names), "\(found)")
  }

  @Test func `brackets in a template are literal`() {
    #expect(Glob.fits("a[1]-x.html", "a[1]-*.html") && !Glob.fits("a1-x.html", "a[1]-*.html"))
  }
}
