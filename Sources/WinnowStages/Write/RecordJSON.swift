package import Winnow

/// The record of a page as one JSON object, for scorers and other tools.
package enum RecordJSON {
  /// The record of a cleaned page.
  ///
  /// - Parameters:
  ///   - provenance: whether to include the source of each value, and the candidates that lost.
  ///   - markdown: whether to include the content as Markdown, without the title.
  package static func bytes(_ page: Page, provenance: Bool = true, markdown: Bool = false) -> [UInt8] {
    let record = page.record
    let text = page.bodyText
    let blocks = text.blocks
    var json = JSONWriter(capacity: capacity + 2 * text.bytes.count + capacityPerBlock * blocks.count)
    json.object { json in
      origin(page.origin, &json)
      for field in Record.Field.allCases { json.member(field.rawValue, record[field]) }
      json.member("direction", record.direction?.rawValue)
      list("authors", record.authors, &json) { author, json in
        json.object { json in
          json.member("name", author.name)
          if author.isOrganization { json.member("kind", "organization") }
        }
      }
      list("tags", record[.tags], &json) { $1.string($0) }
      if let confidence = record.confidence { json.member("confidence", confidence) }
      if let isPaywalled = record.isPaywalled {
        json.key("isPaywalled")
        json.bool(isPaywalled)
      }
      if let dateline = record.dateline { write(dateline, &json) }
      json.member("text", text.bytes[...])
      json.key("blocks")
      json.array { json in
        for (block, text) in blocks {
          json.object { json in
            json.member("kind", block.kind.rawValue)
            json.member("text", text)
            if let level = block.level { json.member("level", Double(level)) }
          }
        }
      }
      if markdown { json.member("markdown", WriteMarkdown.content(of: page)) }
      list("images", record.images, &json) { write($0, &$1) }
      list("related", record.related, &json) { link, json in
        json.object { json in
          json.member("title", link.title)
          json.member("url", link.url)
        }
      }
      let locator = EvidenceLocator(page)
      list("attributions", record.attributions, &json) { write($0, locator.range(of: $0), &$1) }
      list("comments", record[.comments], &json) { $1.string($0) }
      list("warnings", record[.warnings], &json) { $1.string($0) }
      if provenance { write(Provenance(page), &json) }
    }
    json.lineEnd()
    return json.bytes
  }

  /// The approximate size in bytes of a record without its text, and of a block without its text.
  private static let capacity = 4_000, capacityPerBlock = 40

  /// The record of a failed page.
  package static func bytes(_ origin: Origin, error: PageError) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      self.origin(origin, &json)
      json.member("error", "\(error)")
    }
    json.lineEnd()
    return json.bytes
  }

  private static func origin(_ origin: Origin, _ json: inout JSONWriter) {
    json.member("id", origin.identity)
    json.member("url", origin.url)
    json.member("fetched", origin.fetchedAt)
  }

  private static func list<T>(_ key: String, _ items: [T], _ json: inout JSONWriter, _ write: (T, inout JSONWriter) -> Void) {
    guard !items.isEmpty else { return }
    json.key(key)
    json.array { json in for item in items { write(item, &json) } }
  }

  private static func write(_ provenance: Provenance, _ json: inout JSONWriter) {
    guard !provenance.keys.isEmpty else { return }
    json.key("provenance")
    json.object { json in
      for key in provenance.keys {
        list(key, provenance.values[key] ?? [], &json) { value, json in
          json.object { json in
            json.member("value", value.text)
            json.member("from", value.rule.description)
            json.member("stage", value.stage)
            if !value.won {
              json.key("lost")
              json.bool(true)
            }
          }
        }
      }
    }
  }

  private static func write(_ dateline: Dateline, _ json: inout JSONWriter) {
    json.key("dateline")
    json.object { json in
      json.member("outlet", dateline.outlet)
      json.member("place", dateline.place)
      json.member("agency", dateline.agency)
      json.member("date", dateline.date)
      json.member("note", dateline.note)
    }
  }

  private static func write(_ image: Image, _ json: inout JSONWriter) {
    json.object { json in
      json.member("url", image.url)
      if !image.alt.isEmpty { json.member("alt", image.alt) }
      if !image.caption.isEmpty { json.member("caption", image.caption) }
      json.member("credit", image.credit)
      if let width = image.width { json.member("width", Double(width)) }
      if let height = image.height { json.member("height", Double(height)) }
    }
  }

  private static func write(_ attribution: Attribution, _ range: Range<Int>?, _ json: inout JSONWriter) {
    json.object { json in
      json.member("kind", attribution.kind.rawValue)
      json.member("name", attribution.name)
      if attribution.kind != .place { json.member("id", Agencies.id(of: attribution.name)) }
      json.member("evidence", attribution.evidence)
      json.member("confidence", attribution.confidence)
      json.member("rule", attribution.rule)
      if let range {
        json.key("source")
        json.array { json in
          json.number(Double(range.lowerBound))
          json.number(Double(range.upperBound))
        }
      }
    }
  }
}
