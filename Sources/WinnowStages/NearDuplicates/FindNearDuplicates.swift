package import Winnow

/// Notes that a page's text is the same, or nearly the same, as that of an earlier page of the run; the first one is never changed.
///
/// Texts with a Jaccard similarity of their shingles below 0.5 match in fewer than one of a million pairs: with 64 bins, 51 of which must
/// agree at a similarity of 0.8, the tail of the binomial distribution. Texts under about 40 words are compared for equality only.
package struct FindNearDuplicates: ComparingStage {
  package static let name: StepName = "find-near-duplicates"
  package static let summary =
    "Notes in the record that an earlier page of the run has the same or nearly the same text; a page that is run alone is never a duplicate."
  package static let requires: [Capability] = [.mainContent]
  package static let provides: [Capability] = [.duplicates]
  private static let text =
    "<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, in dem hundert Bäume stehen und zwei Teiche liegen.<p>Der Bürgermeister sagte, die Stadt habe lange darauf gewartet, und dankte allen, die daran gearbeitet haben.<p>Der alte Park am Fluss bleibt offen, bis die Wege neu gemacht sind, und schließt dann für ein Jahr."
  package static let examples = [
    Example("the text of an earlier page", text, otherPages: [text], record: ["duplicateOf": "page"]),
    Example("a word more, or less", text + "<p>Mehr folgt.", otherPages: [text], record: ["duplicateOf": "page"]),
    Example(
      "another text",
      "<p>Das Brot wird teurer, weil der Weizen auf den Feldern verdorrt ist, sagen die Bäcker der Stadt, die ihre Preise zum Ersten des Monats erhöhen wollen.",
      otherPages: [text]),
    Example("a short text is compared as a whole", "<p>Der Park ist zu.", otherPages: ["<p>Der Park ist auf."]),
  ]
  @Option("The minimum estimated Jaccard similarity of the shingles of two texts.", in: 0.5...1) package var minSimilarity = 0.8
  @Option("Whether to drop the text of a near duplicate.") package var drop = false
  @Option("The number of latest pages that a page is compared with; each takes about 400 bytes.", in: 1...10_000_000) package
    var windowSize = 200_000
  package init() {}

  package func memory() -> NearDuplicateMemory { NearDuplicateMemory(pages: windowSize) }

  package func digest(of page: Page) -> [UInt64] {
    var text: [UInt8] = []
    for block in page.blocks { FoldedText.append(page.text(of: block).utf8, to: &text) }
    return MinHash(text).digest
  }

  package func compare(_ page: PageDigest, with memory: inout NearDuplicateMemory) -> Resemblance? {
    memory.add(page, similarity: minSimilarity)
  }

  package func run(on page: inout Page) throws { try run(on: &page, resembling: nil) }

  package func run(on page: inout Page, resembling earlier: Resemblance?) throws {
    guard let earlier else { return }
    let reason = Reason(earlier.similarity == 1 ? "the same text" : "nearly the same text") {
      "\(Int((earlier.similarity * 100).rounded())) % of \(earlier.id)"
    }
    page.set(.text(.duplicateOf, earlier.id), because: reason)
    if drop { page.drop(page.tree.root, because: reason) }
  }
}
