import Winnow

/// FAQ accordions: the model scores short answers low, so whole accordions are kept.
extension Coherence {
  private static let panels = ElementGroups.mask(.tabWord, .details)
  /// Groups outside the text.
  private static let elsewhere = ElementGroups.mask(
    .nav, .footer, .aside, .navigationWord, .footerWord, .noticeWord, .relatedWord, .commentWord)
  private static let pages: TagSet = [.html, .body, .main, .article]
  /// Minimum number of questions; maximum blocks per question, with its answer and a heading or button; maximum levels of ancestors.
  private static let minQuestions = 2, maxBlocks = 6, maxAncestors = 10

  /// Keeps all of an element with several questions, if some text of the page is kept.
  mutating func restoreAnswers() {
    guard isKept.contains(true) else { return }
    var i = 0
    while i < context.count {
      guard context.isInside(Self.panels, i), let box = questions(around: i) else {
        i += 1
        continue
      }
      let inside = context.range(box)
      defer { i = max(i + 1, inside.upperBound) }
      let sum = context.sum(inside)
      let asked = inside.count { isQuestion($0) }
      guard asked >= Self.minQuestions, inside.count <= asked * Self.maxBlocks, sum.unlinked * 10 >= sum.characterCount * 8,
        !inside.contains(where: { context.isInside(Self.elsewhere, $0) })
      else { continue }
      for k in inside { isKept[k] = true }
    }
  }

  /// The outermost element around the block that is named an accordion or a list of questions.
  private func questions(around i: Int) -> Int? {
    var id = context.containers[i]
    var found: Int?
    for _ in 0..<Self.maxAncestors where id > 0 && !Self.pages.contains(context.tree.tag(of: id)) {
      if context.groups[id] & Self.panels != 0 { found = id }
      id = context.tree.parent(of: id)
    }
    return found
  }

  func isQuestion(_ i: Int) -> Bool {
    let end = context.tree.text[context.blocks[i].textRange].suffix(8)
    return Self.marks.contains { UTF8Bytes.firstRange(of: $0, in: end) != nil }
  }

  private static let marks = Punctuation.questionMarks.map { Array(String($0).utf8) }
}
