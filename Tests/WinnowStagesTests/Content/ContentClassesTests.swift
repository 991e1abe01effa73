import Testing
import Winnow

@testable import WinnowStages

@Suite struct ContentClassesTests {
  private static func node(_ classes: String) throws -> Node {
    let tree = try Tree(html: Array("<div class='\(classes)'>a</div>".utf8), charset: "utf-8")
    return try #require(tree.first(.div))
  }

  @Test(arguments: [
    ("lineno", true), ("LineNo", true), ("a  lineno\tb", true), ("lineno-x", false), ("xlineno", false), ("gutter", true),
    ("gutter-left", true), ("GUTTER_2", true), ("gutte", false), ("", false), ("  ", false), ("línea", false),
  ])
  func `names and prefixes match ignoring case`(_ classes: String, _ isOne: Bool) throws {
    #expect(ContentClasses.builtIn.has(.lineNumbers, try Self.node(classes)) == isOne)
  }

  @Test func `names may have several categories, and elements several names`() throws {
    let said = ContentClasses.builtIn.categories(of: try Self.node("note katex-display"))
    #expect(said.contains(.calloutAsides) && said.contains(.footnoteTexts) && said.contains(.displayFormulas))
    #expect(said.contains(.formulaContainers) && !said.contains(.callouts))
    #expect(ContentClasses.builtIn.has(.callouts, "admonition") && !ContentClasses.builtIn.has(.callouts, "admonitions"))
  }

  @Test(arguments: [
    ("sr-only", true), ("css-1x2-aural", true), ("x_aural", true), ("aural--", true), ("aural-x", false), ("--", false), ("only", false),
  ])
  func `generated class names may have prefixes`(_ classes: String, _ isSpoken: Bool) throws {
    #expect(ContentClasses.builtIn.isScreenReaderText(try Self.node(classes)) == isSpoken)
  }

  @Test func `class names are iterated until stopped`() {
    var names: [String] = []
    ClassNameTable.each(in: Array(" a bb\n ccc d".utf8)[...]) {
      names.append(String(decoding: $0, as: UTF8.self))
      return names.count < 3
    }
    #expect(names == ["a", "bb", "ccc"])
  }
}
