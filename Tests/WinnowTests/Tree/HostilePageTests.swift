import Testing
import Winnow

/// Pages that are made to break a parser.
@Suite struct HostilePageTests {
  private func error(_ html: [UInt8], _ limits: Limits = Limits()) -> PageError? {
    do throws(PageError) { _ = try Tree(html: html, limits: limits) } catch { return error }
    return nil
  }

  @Test func `an empty page is rejected`() {
    #expect(error([]) == .empty)
    #expect(error(Array(" \n\t ".utf8)) == .empty)
  }

  @Test(arguments: [
    [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], [0x89, 0x50, 0x4E, 0x47, 1, 2], [0x7F, 0x45, 0x4C, 0x46, 2, 1], [0, 1, 2, 3, 4, 5, 6, 7],
  ])
  func `a binary file is rejected`(_ bytes: [UInt8]) { #expect(error(bytes)?.kind == "binary") }

  @Test(arguments: [
    ("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>=3D", true),
    ("Subject: a\n b\nmime-version: 1.0\n\ntext", true), ("Note: a text\n\nMIME-Version: 1.0", false), ("MIME-Version as a word", false),
    ("<!-- From: x\nMIME-Version: 1.0 --><p>a", false), ("Von: a\nBetreff: b\n\n<p>a", false),
  ])
  func `a MIME message is rejected`(_ text: String, _ isMessage: Bool) {
    #expect((error(Array(text.utf8))?.kind == "binary") == isMessage)
    #expect(((try? Tree(plainText: Array(text.utf8))) == nil) == isMessage)
  }

  @Test func `pages over the limits throw overLimit`() {
    var limits = Limits()
    limits.bytes = 10
    #expect(error(Array("<p>more than ten".utf8), limits)?.kind == "over-limit")
    limits = Limits()
    limits.nodes = 50
    #expect("\(error(Array(String(repeating: "<p>x", count: 100).utf8), limits).map { "\($0)" } ?? "")".contains("limits.nodes"))
    #expect(error(Array(String(repeating: "<div>", count: 1_000_000).utf8))?.kind == "over-limit")
    limits = Limits()
    limits.attributes = 5
    #expect(error(Array("<p \((0..<10).map { "a\($0)=1" }.joined(separator: " "))>x".utf8), limits)?.kind == "over-limit")
    #expect(error(Array("<p \((0..<100_000).map { "a\($0)=1" }.joined(separator: " "))>x".utf8))?.kind == "over-limit")
  }

  @Test(arguments: [
    "<", "<p", "<p x=\"", "<!--", "<!-->x", "<script>", "<script>x</script", "<style>", "</", "&", "&#;", "&#x110000;",
    "<p>a<!-- -- > b --!>c", "<a<b<c>", "<p/x=1/>t", "<svg><title>t",
  ])
  func `page fragments parse`(_ html: String) throws {
    let tree = try Tree(html: Array(html.utf8))
    #expect(tree.count >= 1)
    #expect(tree.nodes.allSatisfy { $0.sourceRange.upperBound <= html.utf8.count && $0.subtree.upperBound <= tree.count })
  }

  @Test func `JSON-LD is collected, and scripts are not text`() throws {
    let tree = try Tree(
      html: Array(#"<script>var a = "<p>no";</script><script type="application/ld+json">{"a":1}</script><p>Text<style>p{}</style>"#.utf8))
    #expect(tree.jsonLD.map { String(decoding: $0, as: UTF8.self) } == [#"{"a":1}"#])
    #expect(tree.blocks.map(\.text) == ["Text"])
  }

  @Test(arguments: [
    (#"<script type="application/ld+json">{"a":1}</script>"#, 1), (#"<script type=application/ld&#x2B;json>{"a":1}</script>"#, 1),
    (#"<script type="application&#x2F;ld&#x2B;json">{"a":1}</script>"#, 1), (#"<script> { "@context": "https://schema.org" }</script>"#, 1),
    (#"<script type="application/LD+JSON; charset=utf-8">{"a":1}</script>"#, 1), (#"<script type=jsonld>{"a":1}</script>"#, 0),
    (#"<script>{"@context"</script>"#, 1), (#"<script>{"a":1}</script>"#, 0),
    (#"<script type=application/json>{"@context":1}</script>"#, 0),
    (#"<script>{ "@contex"#, 0), ("<script>{", 0), ("<script>", 0), (#"<script type=ld>{"a":1}</script>"#, 0),
  ])
  func `JSON-LD as pages declare it`(_ html: String, count: Int) throws { #expect(try Tree(html: Array(html.utf8)).jsonLD.count == count) }
}
