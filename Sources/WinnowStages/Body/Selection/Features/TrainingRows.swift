package import Winnow

/// What a model of main content is trained on: the very rows that ``SelectMain`` asks it about, as NDJSON.
package enum TrainingRows {
  /// A page's blocks with their feature rows: those of the first pass; with the first pass's scores, 0 to 255 a block, and those of the
  /// page types, those of the second pass.
  ///
  /// - Returns: `nil` when the scores are not as many as the blocks.
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

  /// What a trainer has to know of this version, as a line of JSON: the names of the features, their fingerprint, the types of pages,
  /// the greatest depth of a tree, and the scores of the first pass that the second is asked about.
  package static var schema: [UInt8] {
    let schema = FeatureSchema.current
    var json = JSONWriter()
    json.object { json in
      json.member("fingerprint", schema.fingerprint)
      json.member("wordsVersion", Double(FeatureWords.current.version))
      json.key("pageTypes")
      json.array { for type in PageType.allCases { $0.string(type.rawValue) } }
      json.member("greatestDepth", Double(Forest.greatestDepth))
      json.key("secondPassScores")
      json.array {
        $0.number(Double(BlockScores.doubtful.lowerBound))
        $0.number(Double(BlockScores.doubtful.upperBound))
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
