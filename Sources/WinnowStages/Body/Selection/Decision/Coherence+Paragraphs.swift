import Winnow

/// Paragraphs of one template cluster between kept ones are kept.
extension Coherence {
  /// Unlinked characters.
  private static let minParagraphLength = 100

  /// Keeps an uncertain paragraph between kept ones of its template cluster, or after them in the same element.
  mutating func restoreParagraphs() {
    var first = [Int](repeating: .max, count: context.templateClusterCount)
    var last = [Int](repeating: -1, count: context.templateClusterCount)
    for i in context.all where isKept[i] && isParagraph(i) {
      let cluster = Int(context.templateClusters[i])
      (first[cluster], last[cluster]) = (min(first[cluster], i), i)
    }
    for i in context.all where !isKept[i] && Int(scores[i]) * 2 >= threshold && isParagraph(i) {
      let cluster = Int(context.templateClusters[i])
      guard first[cluster] < i, context.groups[context.containers[i]] & ElementGroups.nonContent == 0 else { continue }
      if i < last[cluster] || Int(scores[i]) * 4 >= threshold * 3 && isSibling(i, of: last[cluster]) { isKept[i] = true }
    }
  }

  private func isSibling(_ i: Int, of other: Int) -> Bool {
    context.tree.parent(of: context.containers[i]) == context.tree.parent(of: context.containers[other])
  }

  private func isParagraph(_ i: Int) -> Bool {
    context.kinds[i] == .paragraph && context.unlinked(i) >= Self.minParagraphLength
      && context.unlinked(i) * 10 >= context.characterCount(i) * 7
  }
}
