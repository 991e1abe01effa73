public import Winnow

/// What a model of main content is trained on: the very rows that ``SelectMain`` asks it about, as NDJSON.
public enum TrainingRows {
  /// A page's blocks with their feature rows: those of the first pass; with the first pass's scores, 0 to 255 a block, and those of the page
  /// types, those of the second pass.
  ///
  /// - Parameter names: whether it has the names of the features.
  /// - Returns: `nil` when the scores are not as many as the blocks.
  public static func line(_ page: Page, scores: (blocks: [UInt8], types: [UInt8])? = nil, names: Bool = false) -> [UInt8]? {
    var page = page
    let context = BlockFeatureContext(&page)
    if let scores { guard scores.blocks.count == context.count, scores.types.count == PageType.allCases.count else { return nil } }
    let second = scores.map { SecondPassFeatures(context, scores: $0.blocks, types: $0.types) }
    var rows = FeatureRows(), first = FirstPassFeatures(context)
    func read(_ i: Int) {
      rows.begin(0)
      first.add(i, to: &rows)
      second?.add(i, to: &rows)
    }
    rows.begin(0)
    PageFeatures.add(&page, context, to: &rows)
    let whole = rows.bytes
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      if names, let known = FeatureNames.current {
        json.key("pageNames")
        json.array { for name in known.page { $0.string(name) } }
        json.key("names")
        json.array { for name in second == nil ? known.first : known.second { $0.string(name) } }
      }
      json.member("page", hex(whole))
      json.key("blocks")
      json.array { json in
        for i in context.all {
          read(i)
          json.object { json in
            json.member("text", page.text(of: context[i]))
            json.member("row", hex(rows.bytes))
          }
        }
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
