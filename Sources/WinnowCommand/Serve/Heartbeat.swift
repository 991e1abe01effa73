import Dispatch
import Synchronization
import SystemPackage
import Winnow

/// Prints the number of finished pages to standard error as NDJSON, at an interval and at exit.
final class Heartbeat: Sendable {
  private let counts = Mutex((pages: 0, failed: 0))
  private let start = ContinuousClock.now
  private let interval: Double

  /// - Parameter interval: seconds between two messages; 0 for none.
  init(interval: Double) {
    self.interval = interval
    guard interval > 0 else { return }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + interval, repeating: interval)
    // The handler retains its timer.
    timer.setEventHandler { [self, timer] in
      report()
      _ = timer
    }
    timer.resume()
  }

  func count(failed: Bool) {
    counts.withLock { counts in
      counts.pages += 1
      if failed { counts.failed += 1 }
    }
  }

  func report() {
    guard interval > 0 else { return }
    let (pages, failed) = counts.withLock { $0 }
    let seconds = (ContinuousClock.now - start).inSeconds
    var line = JSONWriter()
    line.object { line in
      line.member("pages", Double(pages))
      line.member("failed", Double(failed))
      line.member("seconds", (seconds * 1_000).rounded() / 1_000)
    }
    Console.write(String(decoding: line.bytes, as: UTF8.self) + "\n", to: .standardError)
  }
}
