import CHTML

/// Measures CPU seconds of the current thread, so that a page's time limit does not depend on the machine's load.
public struct ThreadClock: Sendable {
  private let start = chtml_thread_seconds()
  /// Starts the measurement, on the calling thread.
  public init() {}
  /// CPU seconds of the calling thread since `init`.
  public var seconds: Double { chtml_thread_seconds() - start }
}
