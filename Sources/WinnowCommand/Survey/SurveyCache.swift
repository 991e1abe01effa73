import Winnow
import WinnowIO

/// Pages that the site survey took through their pipelines, kept in bounded memory until the run continues with them. Pages beyond the
/// capacity are parsed again.
struct SurveyCache {
  private var pages: [Int: SurveyedPage] = [:]
  /// The remaining capacity in bytes.
  private var capacity: Int

  /// Bytes, by default.
  static let usualSize: Int64 = 256_000_000

  /// - Parameter size: the capacity in bytes.
  init(size: Int64) { capacity = Int(clamping: size) }

  /// Stores the page if there is capacity.
  ///
  /// - Parameter index: the page's index among the inputs.
  mutating func keep(_ page: SurveyedPage, at index: Int) {
    let memory = page.memory
    guard memory <= capacity else { return }
    capacity -= memory
    pages[index] = page
  }

  /// Removes and returns the page.
  mutating func take(_ index: Int) -> SurveyedPage? { pages.isEmpty ? nil : pages.removeValue(forKey: index) }
}
