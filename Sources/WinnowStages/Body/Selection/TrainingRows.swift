public import Winnow

/// What a model of main content is trained on: the very rows that ``SelectMain`` asks it about, as NDJSON.
public enum TrainingRows {
  /// A page's blocks with their rows. Without scores these are the rows of the page and of the first look; with those of
  /// the first look, 0 to 255 a block, and of the page's types, those of the second.
  ///
  /// - Parameter names: whether the names of the features stand in it.
  /// - Returns: `nil` when the scores are not as many as the blocks.
  public static func line(_ page: Page, scores: (blocks: [UInt8], types: [UInt8])? = nil, names: Bool = false) -> [UInt8]? {
    var page = page
    let scene = BlockScene(&page)
    let whole = PageFeatures.row(&page, scene, keepsNames: names)
    let features = BlockFeatures(scene)
    var rows = scene.blocks.indices.map { features.row($0, keepsNames: names) }
    if let scores {
      guard scores.blocks.count == rows.count, scores.types.count == PageType.allCases.count else { return nil }
      let second = SecondLook(scene, scores: scores.blocks, types: scores.types)
      rows = rows.indices.map { second.row($0, after: rows[$0], keepsNames: names) }
    }
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      if names {
        json.key("pageNames")
        json.array { for name in whole.names { $0.string(name) } }
        json.key("names")
        json.array { for name in rows.first?.names ?? [] { $0.string(name) } }
      }
      json.member("page", hex(whole.bytes))
      json.key("blocks")
      json.array { json in
        for (block, row) in zip(scene.blocks, rows) {
          json.object { json in
            json.member("text", page.text(of: block))
            json.member("row", hex(row.bytes))
          }
        }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
