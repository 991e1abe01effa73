import Testing
import Winnow

@Suite struct ParserVersionTests {
  @Test(arguments: [
    // loaded, compiled with, is compatible, prescans
    (20_914, 20_914, true, true), (20_914, 20_910, true, true), (20_910, 20_914, true, false), (20_913, 20_914, true, false),
    (21_003, 20_914, true, false), (21_210, 20_914, true, false), (21_309, 20_914, true, false),
    (21_406, 20_914, false, false), (20_914, 21_504, false, true), (21_504, 21_406, true, false), (21_600, 21_504, true, false),
  ]) func `parses libxml2 version strings`(_ running: Int, _ compiled: Int, _ works: Bool, _ scans: Bool) {
    let version = ParserVersion(running: running, compiled: compiled)
    #expect(version.isCompatible == works && version.prescans == scans)
    #expect((version.incompatibility == nil) == works)
  }

  @Test func `an incompatible version is reported with the compiled one`() {
    let why = ParserVersion(running: 21_504, compiled: 20_914).incompatibility ?? ""
    #expect(why.contains("2.15.4") && why.contains("2.9.14"))
  }

  /// Pages that depend on single rules of the parser: text in parts, comments of each form, references, and raw text elements.
  @Test(arguments: [
    ("<!DOCTYPE html><p>نص <b>قصير</b> جدا<p>فقرة ثانية: «حسب رويترز» …", ["نص قصير جدا", "فقرة ثانية: «حسب رويترز» …"]),
    ("<meta charset=windows-1252><p>Zażółć gęślą jaźń</p><p>Ещё абзац</p>", ["Zażółć gęślą jaźń", "Ещё абзац"]),
    ("<p>one<!--> and <!---> two<!-- x --!> three<!-- y --> four</p><p>five</p>", ["one and two three four", "five"]),
    ("<p>a &amp; b &lt; c &#8364; &eacute;</p><script>var p = '<p>no text</p>'</script><p>d</p>", ["a & b < c € é", "d"]),
    ("<p>\(String(repeating: "слово ", count: 3_000))</p><p>x</p>", [String(repeating: "слово ", count: 2_999) + "слово", "x"]),
    ("<p>x</p><xmp>y</xmp><p>w</p>", ["x", "y", "w"]),
  ]) func `the text is complete, with and without the prescan`(_ html: String, _ expected: [String]) throws {
    for mayPrescan in [true, false] {
      let tree = try Tree(html: Array(html.utf8), charset: "utf-8", mayPrescan: mayPrescan)
      let page = Page(tree)
      #expect(page.blocks.map { page.text(of: $0) } == expected, "mayPrescan: \(mayPrescan)")
    }
  }
}
