import Winnow

/// The publication date in the data of a page's scripts, and in the sentence in which blogs file a post.
extension FindDate {
  /// Bytes.
  private static let maxNameLength = 20, maxTimeLength = 40

  /// The time under such a key, if all of them give the same date.
  func dateInState(_ page: Page, _ reader: DateReader) -> Found? {
    var time: String?
    for script in page.tree.elements(.script) where script[.type].map({ $0.contains("json") && !$0.contains("ld+json") }) ?? false {
      let body = script.scriptBody
      var at = body.startIndex
      while let colon = UTF8Bytes.firstIndex(of: UInt8(ascii: ":"), in: body[at...]) {
        at = colon + 1
        guard let value = Self.value(after: colon, in: body), let read = Timestamp.iso(value, language: reader.language) else { continue }
        if let time, time.prefix(Self.dayBytes) != read.prefix(Self.dayBytes) { return nil }
        time = time ?? read
      }
    }
    return time.map { Found(time: $0, reason: "data of the page") }
  }

  /// The text after the colon, if it begins with a year and the key before it is one of publication.
  private static func value(after colon: Int, in body: ArraySlice<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    let rest = body[(colon + 1)...].drop(while: UTF8Bytes.isASCIIWhitespace)
    guard rest.first == quote, let year = UTF8Bytes.decimalInteger(rest.dropFirst().prefix(4)), year > 1990,
      let end = rest.dropFirst().prefix(maxTimeLength).firstIndex(of: quote)
    else { return nil }
    let before = body[..<colon].suffix(maxNameLength + 2)
    guard before.last == quote, let open = before.dropLast().lastIndex(of: quote),
      StateKeys.builtIn.publicationTimes.contains(String(decoding: before[(open + 1)...].dropLast(), as: UTF8.self))
    else { return nil }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }

  /// The date in the block with the post's categories.
  func dateInCategoryLine(_ page: Page, _ body: Node, _ around: HeadingSurroundings, _ reader: DateReader) -> Found? {
    for link in page.tree.elements(.a) where CategoryLine.isCategory(link) && page.isKept(link.id) {
      guard let block = page.tree.blocks(in: link.subtree).first, CategoryLine.mayBeOne(block),
        let found = reader.published(in: block.text),
        found.day.isPlausiblePublicationDate, !around.isWithin(CategoryLine.elsewhere, block.container)
      else { continue }
      return Found(time: found.day.text, reason: Reason("sentence that files the post", at: block.container), block: block)
    }
    return nil
  }
}
