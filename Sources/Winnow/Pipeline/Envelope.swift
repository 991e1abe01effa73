/// What surrounds the pages in a file, so that a file of many pages is well formed.
public struct Envelope: Sendable, Hashable {
  /// Before the first page, between two pages, and after the last page of a file of many.
  package let head, separator, foot: [UInt8]
  /// Before and after a page that is a file of its own.
  package let prologue, epilogue: [UInt8]
  /// The markup that ends the head and begins the footer of a whole document. A file of many pages is one document, with the head of the
  /// first page and the bodies of all.
  package let beforeBody, afterBody: [UInt8]
  /// Whether each page is a compressed member of its own, as in WARC files.
  package let compressesEachPage: Bool

  /// Creates an envelope; by default, an empty one.
  public init(
    head: String = "", separator: String = "", foot: String = "", prologue: String = "", epilogue: String = "",
    beforeBody: String = "", afterBody: String = "", compressesEachPage: Bool = false
  ) {
    (self.beforeBody, self.afterBody) = (Array(beforeBody.utf8), Array(afterBody.utf8))
    (self.head, self.separator, self.foot) = (Array(head.utf8), Array(separator.utf8), Array(foot.utf8))
    (self.prologue, self.epilogue, self.compressesEachPage) = (Array(prologue.utf8), Array(epilogue.utf8), compressesEachPage)
  }

  /// The part of a page that goes into a file of many.
  package func part(of page: [UInt8], isFirst: Bool) -> [UInt8] {
    guard !afterBody.isEmpty else { return page }
    let start = isFirst ? 0 : UTF8Bytes.firstRange(of: beforeBody, in: page[...])?.upperBound ?? 0
    let hasEnd = page[start...].suffix(afterBody.count).elementsEqual(afterBody)
    return Array(page[start...].dropLast(hasEnd ? afterBody.count : 0))
  }
}
