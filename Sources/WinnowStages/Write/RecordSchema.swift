import Winnow

/// The JSON vocabulary of a record.
package enum RecordSchema: String, Sendable, Codable, CaseIterable, OptionValue {
  /// All fields of Winnow; see `Schemas/record.schema.json`.
  case winnow
  /// The keys of Trafilatura's JSON.
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
