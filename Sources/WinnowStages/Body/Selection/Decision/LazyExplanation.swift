import Synchronization
import Winnow

/// The scores behind `Reason.score`. Stored for most pages; for large pages a copy of the page is stored, which is smaller, and the scores
/// are recomputed on demand.
final class LazyExplanation: Sendable {
  private let model: MainContentModel
  private let assumed: PageType?
  private let state: Mutex<State>

  enum State {
    /// The scores.
    case known(BlockScores)
    /// The page before it was scored.
    case page(Page)
  }

  init(_ state: State, _ model: MainContentModel, _ assumed: PageType?) {
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

  /// The most probable page types, with their scores.
  var types: String { blockScores.typesText }

  /// A block's score, the threshold, and the three features of the greatest weight.
  func explanation(_ threshold: Int) -> @Sendable (Int) -> Reason.Score { { self.blockScores.explanation($0, threshold) } }
}
