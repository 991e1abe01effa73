import CLibXML2Tree
import Testing
import Winnow
import TestSupport

/// Compares the tree with libxml2's own, as `htmlReadMemory` builds it from the same bytes: the same elements, attributes and text in the
/// same order.
///
/// Five known differences are normalized here: libxml2's tree has comments, and splits a text at each; it has the text of scripts and
/// styles; it treats `g:` of `g:plusone` as a namespace; it gives a boolean attribute its own name as value; and it stops at 256 nested
/// elements, while Winnow continues to its limit. Pages with deeper nesting are excluded, and those with `<!-->`, which opens a comment up
/// to libxml2 2.13.
@Suite struct TreeAgainstDOMTests {
  @Test(arguments: ["fixtures"] + (AnnotatedPages.areAsked ? ["readability", "fundus"] : []))
  func `the same nodes as libxml2's tree`(_ set: String) throws {
    let pages = set == "fixtures" ? RealPages.fixtures.filter { $0.sourceFormat == .html } : try RealPages.annotated(set)
    var different: [String] = []
    for raw in pages {
      let tree = try Tree(html: raw.bytes, charset: raw.charset)
      guard tree.nodes.allSatisfy({ $0.depth < 256 }), !String(decoding: tree.source, as: UTF8.self).contains("<!-->") else { continue }
      let ours = Self.lines(of: tree)
      let theirs = Self.domLines(of: tree.source)
      if ours == theirs { continue }
      let first = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }
      different.append(
        "\(raw.origin.id ?? raw.origin.name): line \(first?.offset ?? min(ours.count, theirs.count)), ours \(first?.element.0 ?? "ends"), theirs \(first?.element.1 ?? "ends")"
      )
    }
    #expect(different == [])
    if set == "fixtures" { #expect(!pages.isEmpty) }
  }

  /// Attributes and texts are removed before parsing: malformed tags must have the same effect as without.
  @Test(arguments: [
    #"<a title="a long value of a title">x</a>"#,
    #"<a TITLE = 'a long value of a title' Class="one two three four five">x</a>"#,
    #"<a 1x="some long value of words, and one more" title="a long value of a title">x</a>"#,
    #"<a"b" title="a long value of a title">x</a>"#,
    #"<a href="/a/long/address/of/a/page"title="a long value of a title">x</a>"#,
    #"<br/ class="a long value of a class">x"#,
    #"<a title="a long value of a title" title="another long value of a title" x>y</a>"#,
    #"<a title="a long value with > in it and more" href=x>y</a>"#,
    #"<a title="a long value with a &amp; in it" href="/a/long/address/of/a/page">y</a>"#,
    #"<a title="a long value without an end>y</a><p class="a long value of a class">z"#,
    "<a title=\"a long value\nof two lines\tand a tab\">x</a>",
    "<a title=\"a long value\r\nof two lines\">x</a>",
    "<a title=\"a long value with \u{7F} in it\" class=\"a long value of a class\">x</a>",
    #"<a title="a long value of a title" x="&#127;AAAAAA">y</a>"#,
    #"<a x="&#127;AAAAAA" title="a long value of a title">y</a>"#,
    "<a \(String(repeating: "n", count: 120))=\"a long value of a title\" class=\"a long value of a class\">x</a>",
    "<\(String(repeating: "n", count: 120)) class=\"a long value of a class\">x</p>",
    #"<?php echo '<a title="a long value of a title">' ?><p>x"#,
    #"<!DOCTYPE html PUBLIC "<p title='a long value of a title'>"><p>x"#,
    #"<.5 a="a long value of a text that is no tag">x"#,
    #"<p>1 <a="a long value of a text that is no tag" b="a long value of a text">x"#,
    #"<html class="a long value of a class"><body class="a long value of a class"><html lang="a long value of a lang"><p>x"#,
    #"<meta http-equiv="Content-Type Content-Type" content="text/html; charset=windows-1252"><p>é"#,
    #"<script src="/a/long/address/of/a/script.js" type="application/javascript"></script><p>x"#,
    #"<a href=/x?a=1&b=2&copy=3&amp;d=4&eacute;&#233;&#xe9;&nosuch;&;&#;&#x;&é;>x</a>"#,
    #"<a title="&quot;x&quot; &lt;b&gt; &amp;amp; &nbsp;&copy &#39;&#0039;&#1;&#128;&#55296;&#1114112;&#9999999999;">x</a>"#,
    #"<a title="&#x41;&#X41;&#x110000;&#xFFFE;&#10;&#13;&#9;&">x</a>"#,
    #"<a x= y=z a=b/>x</a><br/><br /><img src=a/><hr class=x / >"#,
    #"<a x=1 X=2 x=3>y</a><p class="" id='' data-x hidden>z</p>"#,
    #"<a b"c="d e" f='g' h>x</a><a "b=" c="d>e" f>y</a><a =b c=d>z</a>"#,
    #"<a b="c"d="e"f>x</a><a b = "c"  d  =  e>y</a><a_b:c.d-e f_g:h.i-j=k>z</a_b:c.d-e>"#,
    "<p>a long text &amp; more &lt;of&gt; it &nbsp;&copy;&copy &nosuch; &# &#65; &é; &</p>   \n\t  <p>\n      and more</p>\n      \n</body>    \n</html>     \n text behind all",
    "<p>a long text<!-- c --> and <!-- d -->   <!-- e -->\n    </p>     <!-- f -->     <p>x",
    "<p>\(String(repeating: " ", count: 2_000))a long text\(String(repeating: " word", count: 500))</p>\(String(repeating: "\n", count: 3_000))<p>x",
    "<p>\(String(repeating: "<!-- c -->a long text", count: 1_500))</p>",
    "     <html>     <head>     <title>a long title</title>     </head>     <body>     a long text     </body>     </html>     ",
    "a long text before all     <p>x</p>     a long text behind it", "<p>a long text at the end &amp; no more",
    "<p>x</p>     a long text      ", "<p>x</p>            ",
    "<table>     <tr>     a long text     <td>another text     </table>     <select>     <option>long option one     <option>long option two     </select>",
    "<p>a long text \u{7F} with the token</p>", "<p>x</p>&#127;<p>a long text &#127; with the token</p>&#127;",
    "<p>a long text\r\nof two\u{1}lines</p>    \r\n    <p>a long text > another</p>",
    "<p>a long < text</p><p>a long <3 text</p><p>a long </ text</p><p>a long </3 text</p><p>a long </p text</p x>another text",
    "<!DOCTYPE html \"<p title='x y z'>\"><p title=\"long title\">a long text",
    "<![CDATA[ <p class=x>a long text ]]><p class=x>a long text", "<?x <p class='y'>a long text ?><p class='y'>a long text",
    "<style>p { x: y }</style>a long text<script>x < y</script>     <script src=x/>     </script>another text<style/>     a long text</style>",
    "<body class=x><body class=y id=z>a long text<html lang=a><head class=b>     <p>another text",
    "</a<p>a long text", "</a<p></y> a long text ", "</a<div><div title=\"a long title\">a long text",
    "</a<html><p title=\"a long title\">a long text", "</a<body='><p title=\"a long title\">a long text",
    "<p>&#x<!-- c -->bold text", "<p><<!-- c -->div title='a long title'>a long text", "<p>a long text\r<!-- c -->\nanother text",
    "<body>     <p>a <b>bold <i>text</b> and</i> more</p><!-- c -->  <a href=x>one <a href=y>two</a></a><div><a>three</a>  <!-- d -->\n</div></body> text <b>x</b>",
    "<body><p>a<br/>b<br>c<img src=x/>d</br>e</p><svg><path d='M0'/><g><title>t</title></g></svg><SPAN>f</Span><p.x>g<.h>i<_j>k</_j><b>l</b>",
    "<body><p>x<body/><b>y</b>", "<body><p>x<html class=y/><b>y</b><p>z", "text<body><b>x</b><hr><p>y",
    "<body/><b>x</b>     <body><i>y</i>",
    "<body>\(String(repeating: "<span>", count: 80))a long text\(String(repeating: "</span>", count: 80))",
    "<body>\(String(repeating: "<i>x</i>", count: 900))",
    "<textarea class=x><p class=y>a long text</textarea><title>a <b>long</b> title</title><noscript><img src=x></noscript><pre>\n  a long text\n</pre>",
    // An end tag at the very beginning of a script may close it, but one that begins with its name does not.
    "<script></head><body><p>a long text", "<div><b><style></b>a long text</style>another text</div>",
    "<div><script></div><p>a long text<!-- </script> -->another text",
    "<script>x</scripts><style>y</script><p>a long text</style>",
    "<body><script><noscripts><!-- </script> --><p>a long text",
    // A script tag within a declaration or an instruction is not a tag.
    "<!DOCTYPE html \"<script>\"><p>a long text</script>", "<p>x</p><?x <style><p>a long text",
    // An end tag directly after a declaration within the page is text.
    "><!DOCTYPE></b>      <>", "<p>x<!DOCTYPE html><!-- c --></p>        <p>a long text",
    // A reference without its semicolon is not a placeholder.
    "<body>&#127<a class=x></a>another text",
    // Tags within a value do not hide a tag after it.
    "<a=\" w='<div><div><div><div'><div class=x>a long text",
    "<p title=\"عنوان طويل للمقالة في الصفحة\">نص</p><p title=\"ﺍﻟﻌﺮﺑﻴﺔ ﺍﻟﻌﺮﺑﻴﺔ\">نص</p>",
  ])
  func `the same tree with and without stripping`(_ html: String) throws {
    let tree = try Tree(html: Array(html.utf8), charset: "utf-8")
    #expect(Self.lines(of: tree) == Self.domLines(of: tree.source))
    for node in tree.nodes
    where !node.isText && node.tag != .document && !node.sourceRange.isEmpty && tree.source[node.sourceRange].first == UInt8(ascii: "<") {
      #expect(node.sourceRange.upperBound <= tree.source.count)
    }
  }

  private static let names = """
    a abbr address area article aside b base basefont big blockquote body br button caption center code col colgroup custom-element dd del dir div dl dt \
    em fieldset figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input isindex label legend li link listing main \
    map menu meta nav noframes noscript object ol optgroup option p p.x param picture pre s script section select small source span strike strong style \
    svg table tbody td template textarea tfoot th thead time title tr tt u ul x:y xmp
    """.split(separator: " ").map(String.init)

  private static let beginnings = ["<body>", "<head><title>x</title></head><body><div>", "some text<body><p>x</p>"]

  /// The prescan knows which elements each element closes, and which are void.
  @Test(arguments: names) func `every element inside and after every other`(_ outer: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    var different: [String] = []
    for inner in Self.names {
      for part in [
        "<\(outer) class=x>some text<\(inner) id=y>other text</\(inner)> and more</\(outer)>", "<\(outer)><\(inner)>other text</\(outer)>",
        "<\(outer)>some text</\(outer)>\n<\(inner)>other</\(inner)>",
        "<\(outer)>some text<\(inner)/><i>other text</i>", "<p><b>some text</b></p>  <\(outer)><img><\(inner)>other text<p>more",
      ] {
        let before = Self.beginnings.randomElement(using: &random) ?? ""
        let html = before + part + "<b>behind it</b>  <ul><li>x<li><a>y</a></ul></div>"
        let tree = try Tree(html: Array(html.utf8), charset: "utf-8")
        if Self.lines(of: tree) != Self.domLines(of: tree.source) { different.append(html) }
      }
    }
    #expect(different == [], "seed \(seed)")
  }

  private static let marks = [
    "\"", "'", "<", ">", "&", " ", "=", "/", "\n", "\r", "&#127;", "-->", "<?x", "<!", "<!--", "</", "<p", "=\"", "='", "&amp;", "&copy",
    "&#x", "<body", "<html", "</html>", "<br/>", "<b>", "</b>", "<a>", "</a>", "<p>", "</p>", "<div>", "</div>", "<li>", "<img>", "<hr>",
    "<table>", "</td>", "\u{85}", "\u{FFFE}",
    "<a title=\"a long value of a title\" 1x=\"some long value of words\">", "<p class='one two three four five'",
  ]

  /// The tree without prescan.
  private static func treeWithAll(_ source: [UInt8]) throws -> Tree { try Tree(html: source, charset: "utf-8", mayPrescan: false) }

  @Test(arguments: 0..<2) func `stripping does not change the tree of malformed pages`(_ round: Int) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    var different: [String] = []
    for raw in RealPages.fixtures.filter({ $0.sourceFormat == .html }) + (try RealPages.annotated("readability", every: 6)) {
      var bytes = try Tree(html: raw.bytes, charset: raw.charset).source
      for _ in 0..<12 {
        let at = Int.random(in: bytes.indices, using: &random)
        if bytes[at] < 0x80 {
          bytes.replaceSubrange(
            at..<at + Int.random(in: 0...1, using: &random), with: Array(Self.marks.randomElement(using: &random)?.utf8 ?? "".utf8))
        }
      }
      guard let tree = try? Tree(html: bytes, charset: "utf-8"), let whole = try? Self.treeWithAll(bytes) else { continue }
      let ours = Self.lines(of: tree)
      let theirs = Self.lines(of: whole)
      if let line = zip(ours, theirs).first(where: { $0 != $1 }) {
        different.append("\(raw.origin.name): \(line) in \(String(decoding: bytes, as: UTF8.self))")
      }
      if ours.count != theirs.count { different.append("\(raw.origin.name): \(ours.count) lines, not \(theirs.count)") }
    }
    #expect(different == [], "seed \(seed)")
  }

  @Test func `stripping keeps source offsets`() throws {
    for raw in RealPages.fixtures.filter({ $0.sourceFormat == .html }) + (try RealPages.annotated("readability", every: 3))
      + (try RealPages.annotated("fundus", every: 6))
    {
      let tree = try Tree(html: raw.bytes, charset: raw.charset)
      let whole = try Self.treeWithAll(tree.source)
      let moved = zip(tree.nodes, whole.nodes).dropFirst().first { $0.sourceRange != $1.sourceRange }
      #expect(
        moved == nil,
        "\(raw.origin.name): \(moved?.0.path ?? "") at \(moved?.0.sourceRange ?? 0..<0), not at \(moved?.1.sourceRange ?? 0..<0)")
      #expect(tree.count == whole.count)
    }
  }

  @Test func `source ranges point at the tags`() throws {
    let pages = RealPages.fixtures.filter { $0.sourceFormat == .html } + (try RealPages.annotated("readability", every: 3))
    var right = 0
    var all = 0
    for raw in pages {
      let tree = try Tree(html: raw.bytes, charset: raw.charset)
      for node in tree.nodes where !node.isText && node.tag != .document && !node.sourceRange.isEmpty {
        let name = String(decoding: tree.source[node.sourceRange].dropFirst().prefix(node.name.utf8.count), as: UTF8.self)
        // An inserted element begins at the next node.
        let isImplied = [.html, .head, .body, .p].contains(node.tag)
        all += 1
        if name.lowercased() == node.name || isImplied { right += 1 }
      }
    }
    #expect(Double(right) > Double(all) * 0.9999, "\(right) of \(all)")
  }

  /// The format that `libxml2_write_tree` writes: `<name attribute=value`, `"text`, `>`.
  private static func lines(of tree: Tree) -> [String] {
    var out: [String] = []
    var open: [Int] = []
    for node in tree.nodes.dropFirst() {
      while let end = open.last, end <= node.id {
        open.removeLast()
        out.append(">")
      }
      if node.isText {
        out.append("\"" + String(decoding: tree.text[node.textRange], as: UTF8.self))
      } else {
        out.append(
          "<" + node.name + node.attributes.map { name, value in " \(name)" + (value.map { $0 == name ? "" : "=\($0)" } ?? "") }.joined())
        if node.subtree.count > 1 { open.append(node.subtree.upperBound) }
      }
    }
    while open.popLast() != nil { out.append(">") }
    return normal(out)
  }

  private static func domLines(of source: [UInt8]) -> [String] {
    final class Box { var bytes: [UInt8] = [] }
    let box = Box()
    unsafe source.withUnsafeBufferPointer { bytes in
      unsafe libxml2_write_tree(
        bytes.baseAddress, bytes.count,
        { context, bytes, count in
          guard let context = unsafe context, let bytes = unsafe bytes else { return }
          unsafe Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().bytes += UnsafeBufferPointer(start: bytes, count: count)
        }, Unmanaged.passUnretained(box).toOpaque())
    }
    return normal([String(decoding: box.bytes, as: UTF8.self)])
  }

  /// Without end marks, which are redundant; a line end within a text is a line end between lines.
  private static func normal(_ lines: [String]) -> [String] {
    lines.joined(separator: "\n").split(separator: "\n").map { $0.first == "<" ? withoutPrefix($0) : String($0) }.filter {
      $0 != ">" && $0 != "\""
    }
  }

  /// Up to 2.11 libxml2's tree has `<g:plusone` without its prefix.
  private static func withoutPrefix(_ line: Substring) -> String {
    let name = line.dropFirst().prefix { $0 != " " }
    return "<" + (name.split(separator: ":", maxSplits: 1).last ?? "") + line[name.endIndex...]
  }
}
