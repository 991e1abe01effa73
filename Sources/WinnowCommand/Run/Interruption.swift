import Dispatch
import Glibc
import Synchronization

/// Cancellation by signal. The first SIGINT or SIGTERM lets the current pages finish, a second one exits at once. Before any page is being
/// processed, the first one exits: the run may be waiting for a pipe without a writer.
final class Interruption: Sendable {
  /// The number of the received signal; 0 for none.
  private let signal = Atomic<Int32>(0)
  private let isAtWork = Atomic<Bool>(false)

  /// Shell convention: exit code 128 + signal number.
  private static let exitBase: Int32 = 128

  init() {
    for number in [SIGINT, SIGTERM] {
      _ = Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler retains its DispatchSource; a released source stops delivering.
      source.setEventHandler { [self, source] in
        let isFirst = signal.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
        if !isFirst || !isAtWork.load(ordering: .relaxed) { _exit(Self.exitBase + number) }
        _ = source
      }
      source.resume()
    }
    // Ignore SIGPIPE; a closed reader becomes EPIPE on write.
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
  }

  /// From now on, the current pages are finished first.
  func workBegins() { isAtWork.store(true, ordering: .relaxed) }

  var isRequested: Bool { signal.load(ordering: .relaxed) != 0 }
  var exitCode: Int32 { Self.exitBase + signal.load(ordering: .relaxed) }
}
