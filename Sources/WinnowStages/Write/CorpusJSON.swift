import Winnow

/// Records in the formats of tools for training corpora.
enum CorpusJSON {
  static func dolma(_ page: Page) -> [UInt8] {
    line(page) { json in
      json.member("id", page.origin.identity)
      json.member("text", page.text)
      json.member("source", page.origin.host ?? "web")
      json.member("added", page.origin.fetchedAt)
      json.member("created", page.record[.published])
    }
  }

  static func datatrove(_ page: Page) -> [UInt8] {
    line(page) { json in
      json.member("text", page.text)
      json.member("id", page.origin.identity)
    }
  }

  private static func line(_ page: Page, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      members(&json)
      json.key("metadata")
      json.object { metadata(page, &$0) }
    }
    json.lineEnd()
    return json.bytes
  }

  private static func metadata(_ page: Page, _ json: inout JSONWriter) {
    json.member("url", page.origin.url ?? page.record[.canonical])
    json.member("date", page.record[.published] ?? page.origin.fetchedAt)
    for field in [Record.Field.title, .site, .language, .section, .pageType, .licence] { json.member(field.rawValue, page.record[field]) }
    if !page.record.authors.isEmpty { json.member("author", page.record.authors.map(\.name).joined(separator: "; ")) }
  }
}
