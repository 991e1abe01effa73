import Winnow

/// The metadata of a page as YAML 1.2 front matter. Strings are written as in JSON, which is valid YAML.
enum FrontMatter {
  static func yaml(_ page: Page) -> String {
    let record = page.record
    let members: [(String, [String], isList: Bool)] = [
      ("title", one(record[.title]), false), ("authors", record.authors.map(\.name), true), ("published", one(record[.published]), false),
      ("modified", one(record[.modified]), false),
      ("site", one(record[.site]), false), ("url", one(page.origin.url ?? record[.canonical]), false),
      ("description", one(record[.description]), false),
      ("language", one(record[.language]), false), ("tags", record[.tags], true),
    ]
    let lines = members.filter { !$0.1.isEmpty }.map { key, values, isList in
      "\(key): " + (isList ? "[" + values.map(quoted).joined(separator: ", ") + "]" : values.map(quoted).joined())
    }
    return "---\n" + lines.map { $0 + "\n" }.joined() + "---"
  }

  private static func one(_ text: String?) -> [String] { text.map { [$0] } ?? [] }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
