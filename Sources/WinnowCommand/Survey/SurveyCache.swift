import Winnow
import WinnowIO

/// Pages that the site survey took through their pipelines, held in bounded memory until the run comes to them and goes on there. What
/// is beyond its capacity is parsed again.
struct SurveyCache {
  private var pages: [Int: SurveyedPage] = [:]
  /// How many bytes of pages it can still hold.
  private var capacity: Int

  /// In bytes, unless a run says otherwise.
  static let usualSize: Int64 = 256_000_000

  /// - Parameter size: in bytes.
  init(size: Int64) { capacity = Int(clamping: size) }

  /// Holds the page if there is capacity.
  ///
  /// - Parameter index: the page's index among the inputs.
  mutating func keep(_ page: SurveyedPage, at index: Int) {
    let memory = page.memory
    guard memory <= capacity else { return }
    capacity -= memory
    pages[index] = page
  }

  /// Hands the page out, and holds it no longer.
  mutating func take(_ index: Int) -> SurveyedPage? { pages.isEmpty ? nil : pages.removeValue(forKey: index) }
}
