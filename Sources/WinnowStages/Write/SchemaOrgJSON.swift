import Winnow

/// A record as a schema.org NewsArticle.
enum SchemaOrgJSON {
  static func bytes(_ page: Page) -> [UInt8] {
    let record = page.record
    var json = JSONWriter()
    json.object { json in
      json.member("@context", "https://schema.org")
      json.member("@type", record[.pageType] == "article" || record.dateline != nil ? "NewsArticle" : "CreativeWork")
      json.member("identifier", page.origin.identity)
      json.member("url", page.origin.url ?? record[.canonical])
      json.member("headline", record[.title])
      json.member("description", record[.description])
      json.member("inLanguage", record[.language])
      json.member("datePublished", record[.published])
      json.member("dateModified", record[.modified])
      json.member("articleSection", record[.section])
      json.member("image", record[.image])
      json.member("license", record[.licence])
      if !record[.tags].isEmpty { json.member("keywords", record[.tags].joined(separator: ", ")) }
      agents("author", record.authors.map { ($0.name, $0.isOrganization ? "Organization" : "Person") }, &json)
      agents("publisher", record[.site].map { [($0, "Organization")] } ?? [], &json)
      agents("editor", names(.editor, record), &json)
      agents("translator", names(.translator, record), &json)
      agents("sourceOrganization", names(.agency, record).map { ($0.name, "Organization") }, &json)
      if let place = record.dateline?.place {
        json.key("locationCreated")
        json.object { json in
          json.member("@type", "Place")
          json.member("name", place)
        }
      }
      json.member("articleBody", page.text)
      if !record.related.isEmpty {
        json.key("relatedLink")
        json.array { json in for link in record.related { json.string(link.url ?? link.title) } }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  private static func names(_ kind: Attribution.Kind, _ record: Record) -> [(name: String, type: String)] {
    record.attributions.filter { $0.kind == kind }.map { ($0.name, "Person") }
  }

  private static func agents(_ key: String, _ agents: [(name: String, type: String)], _ json: inout JSONWriter) {
    guard !agents.isEmpty else { return }
    json.key(key)
    json.array { json in
      for agent in agents {
        json.object { json in
          json.member("@type", agent.type)
          json.member("name", agent.name)
        }
      }
    }
  }
}
