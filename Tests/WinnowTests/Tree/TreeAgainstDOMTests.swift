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
