import Winnow

extension ContentReader {
  /// Without breaks that part nothing, and without the second of two pictures that are the same.
  func tidied(_ blocks: [ContentBlock]) -> [ContentBlock] {
    var out: [ContentBlock] = []
    for block in blocks {
      if case .rule = block.kind, out.isEmpty || out.last?.kind == .rule { continue }
      if let picture = Self.picture(block), let last = out.last.flatMap(Self.picture), picture.isRendition(of: last) { continue }
      out.append(block)
    }
    while out.last?.kind == .rule { out.removeLast() }
    return out
  }

  private static func picture(_ block: ContentBlock) -> Picture? {
    switch block.kind {
    case .figure(let pictures, _): pictures.count == 1 ? pictures.first : nil
    case .paragraph(let inlines): if inlines.count == 1, case .picture(let picture)? = inlines.first { picture } else { nil }
    default: nil
    }
  }
}
