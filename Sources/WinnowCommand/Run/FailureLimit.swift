import ArgumentParser

/// The number of failed pages after which a run counts as failed: absolute, or a share such as `5%`.
struct FailureLimit: ExpressibleByArgument, Sendable {
  private enum Limit: Sendable {
    case pages(Int)
    case percent(Double)
  }
  private let limit: Limit

  /// A percentage is evaluated only after this many pages.
  private static let enoughPages = 100

  init?(argument: String) {
    if argument.hasSuffix("%") {
      guard let percent = Double(argument.dropLast()), 0...100 ~= percent else { return nil }
      limit = .percent(percent)
    } else {
      guard let pages = Int(argument), pages >= 0 else { return nil }
      limit = .pages(pages)
    }
  }

  func isPassed(failed: Int, of pages: Int) -> Bool {
    switch limit {
    case .pages(let limit): failed > limit
    case .percent(let percent): Double(failed) * 100 > percent * Double(pages)
    }
  }

  /// Whether the run must stop now.
  func stops(failed: Int, of pages: Int) -> Bool {
    if case .percent = limit, pages < Self.enoughPages { return false }
    return isPassed(failed: failed, of: pages)
  }
}
