import Winnow

extension ContentReader {
  /// Without superfluous breaks, and without the second of two equal images.
  func tidied(_ blocks: [ContentBlock]) -> [ContentBlock] {
    var out: [ContentBlock] = []
    for block in blocks {
      if case .thematicBreak = block.kind, out.isEmpty || out.last?.kind == .thematicBreak { continue }
      if let picture = Self.picture(block), let last = out.last.flatMap(Self.picture), picture.isRendition(of: last) { continue }
      out.append(block)
    }
    while out.last?.kind == .thematicBreak { out.removeLast() }
    return out
  }

  /// Without the second of two figures with equal content: an article may begin with the figure of its header.
  func withoutRepeatedFigures(_ blocks: [ContentBlock]) -> [ContentBlock] {
    var seen: [String: [ContentBlock.Kind]] = [:]
    return blocks.filter { block in
      guard case .figure(let pictures, let caption) = block.kind, pictures.count == 1, !caption.isEmpty,
        let address = pictures.first?.url
      else { return true }
      if seen[address]?.contains(block.kind) == true { return false }
      seen[address, default: []].append(block.kind)
      return true
    }
  }

  private static func picture(_ block: ContentBlock) -> InlineImage? {
    switch block.kind {
    case .figure(let pictures, _): pictures.count == 1 ? pictures.first : nil
    case .paragraph(let inlines): if inlines.count == 1, case .picture(let picture)? = inlines.first { picture } else { nil }
    default: nil
    }
  }
}
