package import Winnow

/// The training data of a main content model: the same rows that ``SelectMain`` computes, as NDJSON.
package enum TrainingRows {
  /// A page's blocks with their feature rows: those of the first pass; or, given the first pass's scores, 0 to 255 per block, and those of
  /// the page types, those of the second pass.
  ///
  /// - Returns: `nil` if the number of scores is not that of the blocks.
  package static func line(_ page: Page, scores: (blocks: [UInt8], types: [UInt8])? = nil) -> [UInt8]? {
    guard let rows = FeatureTable(page, scores: scores) else { return nil }
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("page", hex(rows.page))
      json.key("blocks")
      json.array { json in
        for block in rows.blocks {
          json.object { json in
            json.member("text", block.text)
            json.member("row", hex(block.row))
          }
        }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  /// The metadata for training, as a line of JSON: the names of the features, their fingerprint, the page types, the maximum tree depth,
  /// and the range of first-pass scores that get a second pass.
  package static var schema: [UInt8] {
    let schema = FeatureSchema.current
    var json = JSONWriter()
    json.object { json in
      json.member("fingerprint", schema.fingerprint)
      json.member("wordsVersion", Double(FeatureWords.current.version))
      json.key("pageTypes")
      json.array { for type in PageType.allCases { $0.string(type.rawValue) } }
      json.member("greatestDepth", Double(Forest.maxDepth))
      json.key("secondPassScores")
      json.array {
        $0.number(Double(BlockScores.secondPassRange.lowerBound))
        $0.number(Double(BlockScores.secondPassRange.upperBound))
      }
      for (key, names) in [("pageNames", schema.page), ("firstNames", schema.first), ("secondNames", schema.second)] {
        json.key(key)
        json.array { for name in names { $0.string(name) } }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
