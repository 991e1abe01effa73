import Synchronization
import Winnow

/// The model's scores of a page, for later questions. Most pages keep them. A giant page keeps a copy of itself, which takes less memory,
/// and computes the scores again when they are asked for.
final class LazyExplanation: Sendable {
  private let model: MainModel
  private let assumed: PageType?
  private let state: Mutex<State>

  enum State {
    /// The scores.
    case known(BlockScores)
    /// The page as it was when it was scored.
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

  /// The likeliest page types, with their scores.
  var types: String { blockScores.typesText }

  /// Of a block: the score, the threshold, and the three features that weighed most.
  func explanation(_ threshold: Int) -> @Sendable (Int) -> Reason.Score { { self.blockScores.explanation($0, threshold) } }
}
