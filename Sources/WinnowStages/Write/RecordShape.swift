import Winnow

/// In whose words a record is written.
package enum RecordShape: String, Sendable, Codable, CaseIterable, OptionValue {
  /// All that Winnow knows; `Schemas/record.schema.json` describes it.
  case winnow
  /// The keys of Trafilatura's JSON, for those who come from there.
  case trafilatura
  /// A `NewsArticle` of schema.org, as JSON-LD.
  case schemaOrg = "schema.org"
  /// A document of AI2's Dolma toolkit: `id`, `text`, `source`, `added`, `created`, `metadata`.
  case dolma
  /// A document of Hugging Face's datatrove: `text`, `id`, `metadata`.
  case datatrove

  func bytes(_ page: Page, provenance: Bool, markdown: Bool = false) -> [UInt8] {
    switch self {
    case .winnow: RecordJSON.bytes(page, provenance: provenance, markdown: markdown)
    case .trafilatura: TrafilaturaJSON.bytes(page)
    case .schemaOrg: SchemaOrgJSON.bytes(page)
    case .dolma: CorpusJSON.dolma(page)
    case .datatrove: CorpusJSON.datatrove(page)
    }
  }
}

/// A record with the key names of Trafilatura 2: `hostname`, `raw_text`, `source-hostname`. What is not known is `null`, as there;
/// `fingerprint` always is, and there is no `filedate`, which would make every run's bytes others.
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

/// A record as schema.org's NewsArticle.
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
