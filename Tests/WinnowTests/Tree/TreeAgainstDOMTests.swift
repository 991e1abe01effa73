import CHTML
import Testing
import Winnow

/// The tree against libxml2's own, which `htmlReadMemory` makes of the same bytes: the same elements, attributes and text
/// in the same order.
///
/// Five differences are known and levelled here: libxml2's tree has comments, and parts a text at each; it has the text of
/// scripts and styles; it takes `g:` of `g:plusone` for a namespace; it gives a boolean attribute its own name as value; and
/// it stops at 256 nested elements, where ours goes on to its limit.
@Suite struct TreeAgainstDOMTests {
  @Test(arguments: ["fixtures", "readability", "fundus"])
  func `the same nodes as libxml2's tree`(_ set: String) throws {
    let pages = set == "fixtures" ? RealPages.fixtures.filter { $0.form == .html } : RealPages.gold(set)
    var different: [String] = []
    for raw in pages {
      let tree = try Tree(html: raw.bytes, charset: raw.charset)
      let ours = Self.lines(of: tree), theirs = Self.domLines(of: tree.source)
      if ours == theirs { continue }
      let first = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }
      different.append("\(raw.origin.id ?? raw.origin.name): line \(first?.offset ?? min(ours.count, theirs.count)), ours \(first?.element.0 ?? "ends"), theirs \(first?.element.1 ?? "ends")")
    }
    #expect(different == [])
    if set == "fixtures" { #expect(!pages.isEmpty) }
  }

  /// Long values of attributes are put aside before the parser sees them: where it loses its way in a tag, it must lose it here too.
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
    "<p title=\"عنوان طويل للمقالة في الصفحة\">نص</p><p title=\"ﺍﻟﻌﺮﺑﻴﺔ ﺍﻟﻌﺮﺑﻴﺔ\">نص</p>",
  ])
  func `the same attributes, however long`(_ html: String) throws {
    let tree = try Tree(html: Array(html.utf8), charset: "utf-8")
    #expect(Self.lines(of: tree) == Self.domLines(of: tree.source))
    for node in tree.nodes where !node.isText && node.tag != .document && !node.sourceRange.isEmpty && tree.source[node.sourceRange].first == UInt8(ascii: "<") {
      #expect(node.sourceRange.upperBound <= tree.source.count)
    }
  }

  private static let marks = ["\"", "'", "<", ">", "&", " ", "=", "/", "\n", "\r", "&#127;", "-->", "<?x", "<a title=\"a long value of a title\" 1x=\"some long value of words\">", "<p class='one two three four five'"]

  /// A page that has the character of the tokens anywhere gets none; a comment before the page is all that it takes.
  @Test(arguments: 0..<4) func `values that are put aside change nothing, however broken the page`(_ round: Int) throws {
    var random = SystemRandomNumberGenerator(), different: [String] = []
    for raw in RealPages.fixtures.filter({ $0.form == .html }) + RealPages.gold("readability", every: 6) {
      var bytes = try Tree(html: raw.bytes, charset: raw.charset).source
      for _ in 0..<12 {
        let at = Int.random(in: bytes.indices, using: &random)
        if bytes[at] < 0x80 { bytes.replaceSubrange(at..<at + Int.random(in: 0...1, using: &random), with: Array(Self.marks.randomElement(using: &random)?.utf8 ?? "".utf8)) }
      }
      guard let tree = try? Tree(html: bytes, charset: "utf-8"), let plain = try? Tree(html: Array("<!--\u{7F}-->".utf8) + bytes, charset: "utf-8") else { continue }
      if Self.lines(of: tree) != Self.lines(of: plain) { different.append("\(raw.origin.name): \(String(decoding: bytes, as: UTF8.self))") }
    }
    #expect(different.count == 0, "\(different.first ?? "")")
  }

  @Test func `source ranges point at the tags`() throws {
    let pages = RealPages.fixtures.filter { $0.form == .html } + RealPages.gold("readability", every: 3)
    var right = 0, all = 0
    for raw in pages {
      let tree = try Tree(html: raw.bytes, charset: raw.charset)
      for node in tree.nodes where !node.isText && node.tag != .document && !node.sourceRange.isEmpty {
        let name = String(decoding: tree.source[node.sourceRange].dropFirst().prefix(node.name.utf8.count), as: UTF8.self)
        // An element that the parser put in begins where the next thing does.
        let isImplied = [.html, .head, .body, .p].contains(node.tag)
        all += 1
        if name.lowercased() == node.name || isImplied { right += 1 }
      }
    }
    #expect(Double(right) > Double(all) * 0.9999, "\(right) of \(all)")
  }

  /// The form that `chtml_walk_dom` writes: `<name attribute=value`, `"text`, `>`.
  private static func lines(of tree: Tree) -> [String] {
    var out: [String] = [], open: [Int] = []
    for node in tree.nodes.dropFirst() {
      while let end = open.last, end <= node.id { open.removeLast(); out.append(">") }
      if node.isText {
        out.append("\"" + String(decoding: tree.text[node.textRange], as: UTF8.self))
      } else {
        out.append("<" + local(node.name) + node.attributes.map { name, value in " \(name)" + (value.map { $0 == name ? "" : "=\($0)" } ?? "") }.joined())
        if node.subtree.count > 1 { open.append(node.subtree.upperBound) }
      }
    }
    while open.popLast() != nil { out.append(">") }
    return normal(out)
  }

  private static func local(_ name: String) -> Substring { name.split(separator: ":", maxSplits: 1).last ?? "" }

  private static func domLines(of source: [UInt8]) -> [String] {
    final class Box { var bytes: [UInt8] = [] }
    let box = Box()
    unsafe source.withUnsafeBufferPointer { bytes in
      _ = unsafe chtml_walk_dom(bytes.baseAddress, bytes.count, { context, bytes, count in
        guard let context = unsafe context, let bytes = unsafe bytes else { return }
        unsafe Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().bytes += UnsafeBufferPointer(start: bytes, count: count)
      }, Unmanaged.passUnretained(box).toOpaque())
    }
    return normal([String(decoding: box.bytes, as: UTF8.self)])
  }

  /// Closing marks say nothing that the order does not, and a line end within a text is a line end between lines.
  private static func normal(_ lines: [String]) -> [String] {
    lines.joined(separator: "\n").split(separator: "\n").map(String.init).filter { $0 != ">" && $0 != "\"" }
  }
}
