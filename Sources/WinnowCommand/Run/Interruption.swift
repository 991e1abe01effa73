import Dispatch
import Glibc
import Synchronization

/// Whether somebody asked the run to end: the first SIGINT or SIGTERM asks, a second one ends it at once. Before pages are at work
/// there is nothing to finish, and the run may wait for a pipe that nobody opens: the first one ends it.
final class Interruption: Sendable {
  /// The number of the signal that came; 0 before.
  private let signal = Atomic<Int32>(0)
  private let isAtWork = Atomic<Bool>(false)

  /// By convention a program that a signal ended says so with its number and this.
  private static let exitBase: Int32 = 128

  init() {
    for number in [SIGINT, SIGTERM] {
      _ = Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler holds its source, which would hear nothing without a holder.
      source.setEventHandler { [self, source] in
        let isFirst = signal.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
        if !isFirst || !isAtWork.load(ordering: .relaxed) { _exit(Self.exitBase + number) }
        _ = source
      }
      source.resume()
    }
    // A reader that is gone is an error of writing, not the end of the process.
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
  }

  /// From now on the pages at work are finished first.
  func workBegins() { isAtWork.store(true, ordering: .relaxed) }

  var hasCome: Bool { signal.load(ordering: .relaxed) != 0 }
  var exitCode: Int32 { Self.exitBase + signal.load(ordering: .relaxed) }
}
