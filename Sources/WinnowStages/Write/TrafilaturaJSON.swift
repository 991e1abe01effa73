import Winnow

/// A record with the key names of Trafilatura 2: `hostname`, `raw_text`, `source-hostname`. Unknown values are `null`, as there;
/// `fingerprint` always is, and there is no `filedate`, which would differ in every run.
enum TrafilaturaJSON {
  static func bytes(_ page: Page) -> [UInt8] {
    let record = page.record
    let text = page.text
    func joined(_ list: [String], _ separator: String) -> String? { list.isEmpty ? nil : list.joined(separator: separator) }
    let members: [(String, String?)] = [
      ("title", record[.title]), ("author", joined(record.authors.map(\.name), "; ")), ("hostname", page.origin.host),
      ("date", record[.published].map { String($0.prefix(10)) }), ("categories", record[.section] ?? ""),
      ("tags", joined(record[.tags], ";") ?? ""),
      ("fingerprint", nil), ("id", page.origin.identity), ("license", record[.licence]),
      ("comments", joined(record[.comments], "\n") ?? ""),
      ("raw_text", text), ("text", text), ("language", record[.language]), ("image", record[.image]), ("pagetype", record[.pageType]),
      ("source", page.origin.url ?? record[.canonical]), ("source-hostname", record[.site]), ("excerpt", record[.description]),
    ]
    var json = JSONWriter()
    json.object { json in
      for (key, value) in members {
        json.key(key)
        if let value { json.string(value) } else { json.null() }
      }
    }
    json.lineEnd()
    return json.bytes
  }
}
