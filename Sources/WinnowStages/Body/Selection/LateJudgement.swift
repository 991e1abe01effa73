import Synchronization
import Winnow

/// What the model says of a page, for whoever asks later why: kept of most pages, and of a giant one, where it would take more
/// memory than the page does, worked out again from the page as it was.
final class LateJudgement: Sendable {
  private let model: MainModel
  private let assumed: PageType?
  private let state: Mutex<State>

  enum State {
    /// What was said.
    case known(Judgement)
    /// The page as it was when it was judged.
    case page(Page)
  }

  init(_ state: State, _ model: MainModel, _ assumed: PageType?) {
    (self.model, self.assumed) = (model, assumed)
    self.state = Mutex(state)
  }

  private var judgement: Judgement {
    state.withLock { state in
      switch state {
      case .known(let judgement): return judgement
      case .page(var page):
        let judgement = Judgement(&page, BlockScene(&page), model, assumed)
        state = .known(judgement)
        return judgement
      }
    }
  }

  /// The types that the page is likeliest of, with their chances.
  var types: String { judgement.typesText }

  /// Of a block: the score, the threshold, and the three features that weighed most.
  func explanation(_ threshold: Int) -> @Sendable (Int) -> String { { self.judgement.explanation($0, threshold) } }
}
