import Synchronization
import Winnow

/// What the model says of a page, for whoever asks later why: kept of most pages, and of a giant one, where it would take more
/// memory than the page does, worked out again from the page as it was.
final class LazyExplanation: Sendable {
  private let model: MainModel
  private let assumed: PageType?
  private let state: Mutex<State>

  enum State {
    /// What was said.
    case known(BlockScores)
    /// The page as it was when it was judged.
    case page(Page)
  }

  init(_ state: State, _ model: MainModel, _ assumed: PageType?) {
    (self.model, self.assumed) = (model, assumed)
    self.state = Mutex(state)
  }

  private var blockScores: BlockScores {
    state.withLock { state in
      switch state {
      case .known(let blockScores): return blockScores
      case .page(var page):
        let blockScores = BlockScores(&page, BlockFeatureContext(&page), model, assumed)
        state = .known(blockScores)
        return blockScores
      }
    }
  }

  /// The types that the page is likeliest of, with their chances.
  var types: String { blockScores.typesText }

  /// Of a block: the score, the threshold, and the three features that weighed most.
  func explanation(_ threshold: Int) -> @Sendable (Int) -> String { { self.blockScores.explanation($0, threshold) } }
}
