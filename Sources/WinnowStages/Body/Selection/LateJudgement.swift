import Synchronization
import Winnow

/// What the model says of a page, for whoever asks later why: kept of most pages, and of a giant one, where it would take more
/// memory than the page does, worked out again from the page as it was.
final class LateJudgement: Sendable {
  private let page: Page
  private let model: MainModel
  private let assumed: PageType?
  private let known: Mutex<Judgement?>

  /// - Parameters:
  ///   - page: as it was when it was judged.
  ///   - known: what was said of it then, where that is kept.
  init(_ page: Page, _ model: MainModel, _ assumed: PageType?, known: Judgement?) {
    (self.page, self.model, self.assumed) = (page, model, assumed)
    self.known = Mutex(known)
  }

  private var judgement: Judgement {
    known.withLock { known in
      if let known { return known }
      var page = page
      let judgement = Judgement(&page, BlockScene(&page), model, assumed)
      known = judgement
      return judgement
    }
  }

  /// The types that the page is likeliest of, with their chances.
  var types: String { judgement.typesText }

  /// Of a block: the score, the threshold, and the three features that weighed most.
  func explanation(_ threshold: Int) -> @Sendable (Int) -> String { { self.judgement.explanation($0, threshold) } }
}
