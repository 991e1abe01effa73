import Winnow
import WinnowIO

/// Pages that the first look took through their pipelines, held in bounded memory until the run comes to them and goes on there. What
/// has no room is parsed again.
struct SurveyCache {
  private var pages: [Int: SurveyedPage] = [:]
  /// In bytes.
  private var room: Int

  /// In bytes, unless a run says otherwise.
  static let usualSize: Int64 = 256_000_000

  /// - Parameter size: in bytes.
  init(size: Int64) { room = Int(clamping: size) }

  /// Holds the page if there is room.
  ///
  /// - Parameter place: the page's place among the inputs.
  mutating func keep(_ page: SurveyedPage, at place: Int) {
    let memory = page.memory
    guard memory <= room else { return }
    room -= memory
    pages[place] = page
  }

  /// Hands the page out, and holds it no longer.
  mutating func take(_ place: Int) -> SurveyedPage? { pages.isEmpty ? nil : pages.removeValue(forKey: place) }
}

/// A page of a run, and what the first look made of it.
struct RunPage: Sendable {
  let pending: PendingPage
  let surveyed: SurveyedPage?
}
