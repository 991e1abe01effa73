package import Winnow

/// Keeps the main content, as scored block by block by a model, and drops everything else.
///
/// Two passes: the first uses features of the block, its containers and neighbours; the second adds the scores that the first gave them,
/// and the page type. No feature depends on words of a language. Without a model, the element with the greatest weight of prose is kept.
package struct SelectMain: Stage {
  package static let name: StepName = "select-main"
  package static let summary =
    "Keeps the blocks that a model scores as main content, and drops all others; sets the page type and the confidence in the record."
  package static let requires: [Capability] = [.recoveredText, .visibleText, .title]
  package static let provides: [Capability] = [.mainContent, .pageType]
  package static let examples = [
    Example(
      "an article between boxes",
      """
      <html><head><title>Ein neuer Park</title><meta property=og:type content=article></head><body><header><nav>⟦<ul><li><a href=/1>Sport</a><li><a href=/2>Kultur</a><li><a href=/3>Wetter</a></ul>⟧</nav></header>
      <main><article><p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde und der nun allen offensteht.</p>
      <p>Die Bürgermeisterin sprach von einem guten Tag für alle, die hier leben, und dankte den vielen Helfern für ihre Mühe.</p><h2>Vom Bahnhof zum Park</h2>
      <p>Auf dem Gelände lag bis vor zehn Jahren ein Bahnhof. Die Stadt hat es gekauft, gereinigt und mit tausend Bäumen bepflanzt.</p></article></main>
      <footer>⟦<ul><li><a href=/4>Impressum</a><li><a href=/5>Datenschutz</a></ul>⟧</footer></body></html>
      """),
    Example(
      "a page that is all article",
      "<body><h1>Ein neuer Park</h1><p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde. Alle sind froh, sagte die Bürgermeisterin.</p><p>Auf dem Gelände lag bis vor zehn Jahren ein Bahnhof, den die Stadt gekauft und bepflanzt hat.</p>"
    ),
  ]
  @Option("The model: \"built-in\", \"none\" for text density, or the path of a model file.") package var model = ModelChoice.builtIn
  @Option("The trade-off for uncertain blocks: precision, balanced or recall.") package var mode = SelectionMode.balanced
  @Option("The page type to assume: any, article, documentation, service, forum, collection, listing or product.")
  package var assume = AssumedType.any
  @Option("Without a model: the character count outside links above which a block counts.", in: 0...500) package var minUnlinkedCharacters =
    20.0
  @Option("Without a model: the weight of a linked character relative to an unlinked one.", in: 0...10) package var linkWeight = 1.0
  @Option("Without a model: the minimum share of characters in prose; below it, links count as text.", in: 0...1) package var listingShare =
    0.25
  package init() {}

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    if let model = model.model {
      // The page's declaration takes precedence over the pipeline's assumption.
      let assumed = assume.pageType == .article && page.analysis(DeclaredPageKind.self).isThread ? .forum : assume.pageType
      ModelSelection(model: model, mode: mode, assumed: assumed).run(on: &page)
    } else {
      DensitySelection(blockPenalty: minUnlinkedCharacters, linkWeight: linkWeight, listingShare: listingShare).run(on: &page)
    }
  }
}
