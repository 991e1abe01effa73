package import Winnow

/// Takes the article from a page's data if the page itself displays none: client-side framework state, or JSON-LD's `articleBody`.
///
/// The text is parsed as a new page, with the head of the original; later stages see only this page. The record states the source, and byte
/// ranges refer to the new page.
package struct RecoverText: Stage {
  package static let name: StepName = "recover-text"
  package static let summary =
    "If a page displays no prose, or far less than its data contains, takes the article from JSON-LD or a client-side framework's state."
  package static let provides: [Capability] = [.recoveredText]
  package static let examples = [
    Example(
      "the state of a framework",
      #"<title>T</title><div id=root>Loading</div><script id=__NEXT_DATA__ type=application/json>{"props":{"article":{"body":"<p>\#(sentence)</p><p>\#(sentence)</p><p>\#(sentence)</p>"}}}</script>"#,
      record: ["recoveredFrom": "__NEXT_DATA__"]),
    Example(
      "the body of JSON-LD",
      #"<title>T</title><p>Loading<script type=application/ld+json>{"@type":"NewsArticle","articleBody":"\#(sentence)\n\n\#(sentence) \#(sentence)"}</script>"#,
      record: ["recoveredFrom": "JSON-LD articleBody"]),
    Example(
      "the stream of React's server components",
      #"<title>T</title><div id=root>Loading</div><script>self.__next_f.push([1,"0:{\"post\":{\"title\":\"T\",\"body\":\"$1a\"}}\n1a:T15c,<p>\#(sentence)</p>"])</script><script>self.__next_f.push([1,"<p>\#(sentence)</p><p>\#(sentence)</p>"])</script>"#,
      record: ["recoveredFrom": "self.__next_f"]),
    Example(
      "the payload of Nuxt 3",
      #"<title>T</title><div id=__nuxt></div><script type=application/json id=__NUXT_DATA__>[["ShallowReactive",1],{"data":2},["ShallowReactive",3],{"article":4},{"title":5,"content":6},"T","<p>\#(sentence)</p><p>\#(sentence)</p><p>\#(sentence)</p>"]</script>"#,
      record: ["recoveredFrom": "__NUXT_DATA__"]),
    Example(
      "Apollo's cache, in which other articles are longer",
      #"<title>The bell</title><div id=app></div><script>window.__APOLLO_STATE__ = {"Article:1": {"title": "Ferries", "body": "\#(sentence) \#(sentence) \#(sentence)"}, "Article:2": {"title": "The bell", "body": [{"__ref": "P:1"}, {"__ref": "P:2"}]}, "P:1": {"text": "\#(sentence)"}, "P:2": {"text": "Nobody else has asked for anything of the kind, said the clerk of the county."}};</script>"#,
      record: ["recoveredFrom": "__APOLLO_STATE__"]),
    Example(
      "JSON in a text",
      #"<title>T</title><div id=app></div><script>window.__INITIAL_STATE__ = JSON.parse('{"post":{"html":"<p>\#(sentence)</p><p>\#(sentence)</p>"}}')</script>"#,
      record: ["recoveredFrom": "__INITIAL_STATE__"]),
    Example(
      "an object of JavaScript",
      #"<title>T</title><div id=app></div><script>window.__NUXT__={data:[{title:'T',body:"<p>\#(sentence)</p><p>\#(sentence)</p>"}],error:void 0,load:function(a){return {a:a}}}</script>"#,
      record: ["recoveredFrom": "__NUXT__"]),
    Example(
      "what a function returns",
      #"<title>T</title><div id=app></div><script>window.__NUXT__=(function(a,b){return {data:[{title:a,body:b}]}}("T","<p>\#(sentence)</p><p>\#(sentence)</p>"))</script>"#,
      record: ["recoveredFrom": "__NUXT__"]),
    Example(
      "an attribute, with JSON in a text of it",
      #"<title>T</title><div id=app data-page='{"topic":"{\"title\":\"T\",\"posts\":[{\"cooked\":\"<p>\#(sentence)</p><p>\#(sentence)</p>\"}]}"}'></div>"#,
      record: ["recoveredFrom": "data-page"]),
    Example(
      "the blocks of an editor, with runs of text",
      #"<title>T</title><div id=app></div><script type=application/json id=s>{"title":"T","blocks":[{"type":"paragraph","data":{"text":"\#(sentence)"}},{"type":"paragraph","content":[{"type":"text","text":"\#(sentence)"},{"type":"text","text":" Yes."}]}]}</script>"#,
      record: ["recoveredFrom": "s"]),
    Example(
      "Markdown",
      #"<title>T</title><div id=app></div><script type=application/json id=s>{"title":"T","markdown":"\#(sentence)\n\n\#(sentence)"}</script>"#,
      record: ["recoveredFrom": "s"]),
    Example(
      "a post of a forum",
      #"<title>T</title><p>Loading<script type=application/ld+json>{"@type":"DiscussionForumPosting","text":"\#(sentence)\n\n\#(sentence)"}</script>"#,
      record: ["recoveredFrom": "JSON-LD text"]),
    Example(
      "a page that shows the same",
      #"<title>T</title><p>\#(sentence)<p>\#(sentence)<script type=application/ld+json>{"@type":"NewsArticle","articleBody":"\#(sentence) \#(sentence)"}</script>"#,
      record: ["recoveredFrom": ""], isNearMiss: true),
    Example(
      "other articles",
      #"<title>T</title><p>Loading<script>window.state = {"next": [{"body": "<p>\#(sentence) \#(sentence) \#(sentence)</p>"}]};</script>"#,
      record: ["recoveredFrom": ""], isNearMiss: true),
  ]
  @Option("The minimum character count of an article that is taken from data.", in: 50...100_000) package var minCharacters = 150
  @Option("The minimum ratio of embedded text to visible prose, in characters.", in: 1...100) package var minRatio = 3.0
  package init() {}

  private static let sentence =
    "The lighthouse keepers of the cape have asked the county to mend the old fog bell, which cracked during the gales."
  /// Minimum length of prose.
  private static let prose = 60

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    let all = page.tree.blocks(in: page.tree.body.subtree)
    guard Self.prose(of: all) < Self.maxVisibleProseBehindDialog else { return }
    // A consent dialog is not content of the page.
    let dialogs = DropConsent.dialogs(of: &page).map(\.subtree)
    let blocks = all.filter { block in !dialogs.contains { $0.contains(block.nodes.lowerBound) } }
    let shown = Self.prose(of: blocks)
    // Most pages display their content, and their data is not read.
    guard shown < Self.maxVisibleProse, let found = EmbeddedText(page.tree, minLength: minCharacters).best,
      Double(found.characterCount) >= minRatio * Double(shown)
    else { return }
    // A page of many short texts, such as a shop's, displays its content, too.
    guard found.characterCount > blocks.reduce(0, { $0 + $1.unlinkedCharacterCount }) else { return }
    guard let tree = try? Tree(html: Self.source(of: page.tree, with: found.html), charset: "utf-8") else { return }
    guard page.replaceTree(tree) else {
      return page.set(
        .add(.warnings, "recover-text comes too late: it must come before the stages that edit the page"), because: "text recovered")
    }
    page.set(.text(.recoveredFrom, found.origin), because: Reason("text recovered", "\(found.characterCount) letters, \(shown) shown"))
    page.set(
      .add(.warnings, "the text is from \(found.origin): the page itself displays almost none"),
      because: Reason(Reason.fallback, found.origin))
  }

  /// Unlinked characters.
  private static func prose(of blocks: some Sequence<Block>) -> Int {
    blocks.reduce(0) { $1.unlinkedCharacterCount >= prose ? $0 + $1.unlinkedCharacterCount : $0 }
  }

  /// Characters: a page with more prose than this is read as displayed.
  private static let maxVisibleProse = 1_500
  /// The same for a page with a consent dialog.
  private static let maxVisibleProseBehindDialog = 6_000

  /// The page's head, the text as its body, and the data after it.
  private static func source(of tree: Tree, with html: String) -> [UInt8] {
    let head = tree.first(.head).map { tree.source[..<$0.sourceRange.upperBound] } ?? []
    let data = tree.elements(.script).filter { $0[.type]?.contains("ld+json") == true && !head.indices.contains($0.sourceRange.lowerBound) }
      .flatMap { tree.source[$0.sourceRange] }
    return Array(head) + Array("<body><main><article>\(html)</article></main>".utf8) + data + Array("</body></html>".utf8)
  }
}
