import Testing
import Winnow

@testable import WinnowStages

@Suite struct BaseAddressTests {
  private static func base(_ url: String?, _ head: String = "") throws -> URLResolver {
    URLResolver(Page(try Tree(html: Array("<head>\(head)</head><p>x".utf8)), origin: Origin(url: url)))
  }

  /// RFC 3986, section 5.4: the examples that a page may contain; a fragment alone is unchanged.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g/"),
    ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("#s", "#s"), ("https://b", "https://b/"), (" a b ", "http://a/b/c/a%20b"),
    ("mailto:x@y.example", "mailto:x@y.example"),
    ("\\g\\h?x=\\", "http://a/g/h?x=\\"), ("http:\\\\e\\f", "http://e/f"), ("é\"<", "http://a/b/c/é%22%3C"),
  ])
  func `resolves`(_ reference: String, _ address: String) throws {
    #expect(try Self.base("http://a/b/c/d;p?q").resolved(reference) == address)
  }

  @Test(arguments: ["javascript:x()", "#", " java\nscript:x()", "data:text/html,x", "vbscript:x", "", "\u{1}javascript:x"])
  func `unresolvable references return nil`(_ reference: String) throws { #expect(try Self.base("http://a/b").resolved(reference) == nil) }

  @Test(arguments: [("#s", true), ("d;p?q#s", true), ("http://a/b/c/d;p?q#s", true), ("d;p?q", false), ("d#s", false), ("g", false)])
  func `URLs within the page`(_ reference: String, _ isOfPage: Bool) throws {
    let base = try Self.base("http://a/b/c/d;p?q")
    #expect(try base.isOfPage(#require(base.resolved(reference))) == isOfPage)
  }

  @Test func `the base element is resolved against the page's URL`() throws {
    #expect(try Self.base("http://a/b/c", "<base href=/d/>").resolved("e") == "http://a/d/e")
    #expect(try Self.base("http://a/b/c", "<base href=https://f/g/>").resolved("e") == "https://f/g/e")
    #expect(try Self.base("http://a/b/c", "<base href='javascript:x'>").resolved("e") == "http://a/b/e")
    #expect(try Self.base(nil).resolved("../e f") == "../e%20f")
  }
}
