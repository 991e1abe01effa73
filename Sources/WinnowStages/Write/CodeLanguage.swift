import Winnow

/// The language of a block of code, as highlighters mark it: `language-swift`, `lang-swift`.
enum CodeLanguage {
  static func of(_ block: Block) -> String? {
    for node in block.tree[block.nodes.lowerBound].ancestors.prefix(4) {
      for word in (node[.class] ?? "").split(separator: " ") {
        for prefix in ["language-", "lang-"] where word.hasPrefix(prefix) {
          let name = word.dropFirst(prefix.count)
          if !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "`") }) { return String(name) }
        }
      }
    }
    return nil
  }
}
