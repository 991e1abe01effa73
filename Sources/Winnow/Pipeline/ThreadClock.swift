import CHTML

/// CPU seconds of this thread since it was made: a page's time limit does not depend on what else the machine does.
public struct ThreadClock: Sendable {
  private let start = chtml_thread_seconds()
  /// Begins to count.
  public init() {}
  /// What the thread has worked since.
  public var seconds: Double { chtml_thread_seconds() - start }
}
