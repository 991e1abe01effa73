import Winnow

/// The page that a site has for an author, recognized by its path: `/author/jane-mercer/`.
enum AuthorPage {
  /// The parts of a path before a name, in all languages.
  private static let paths = Set(LanguageFiles.texts(of: "author-paths"))

  private static func isPath(_ part: ArraySlice<UInt8>) -> Bool {
    guard part.first == UInt8(ascii: "%") else { return paths.contains(part) }
    return paths.contains(Array(PercentEncoding.decoded(String(decoding: part, as: UTF8.self)).utf8)[...])
  }

  /// Whether a URL has a name after such a part.
  static func isURL(_ url: ArraySlice<UInt8>) -> Bool {
    guard var start = url.firstIndex(of: UInt8(ascii: "/")) else { return false }
    while let end = url[(start + 1)...].firstIndex(of: UInt8(ascii: "/")) {
      if isPath(url[(start + 1)..<end]) { return url[end...].contains { $0 != UInt8(ascii: "/") } }
      start = end
    }
    return false
  }
}
