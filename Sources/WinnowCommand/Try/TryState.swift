import Winnow

/// The session state sent to the browser.
struct TryState {
  let version: Int
  let file, text: String
  let isSaved: Bool
  let page: String
  let mistake: TrySession.Mistake?
  let change: PageDifference?
  let pipeline: Pipeline?
  let pipelines: [String]
  let seconds: Double

  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", Double(version))
      json.member("file", file)
      json.member("text", text)
      json.key("isSaved")
      json.bool(isSaved)
      json.member("page", page)
      json.member("milliseconds", (seconds * 1000).rounded())
      if let mistake {
        json.key("mistake")
        json.object { json in
          json.member("message", mistake.message)
          json.member("line", Double(mistake.line))
          json.member("column", Double(mistake.column))
        }
      }
      if let change { write(change, &json) }
      json.key("stages")
      json.array { json in
        for entry in pipeline?.entries ?? [] {
          json.object { json in
            json.member("id", entry.id)
            json.member("step", type(of: entry.step).name.description)
          }
        }
      }
      json.key("pipelines")
      json.array { json in for name in pipelines { json.string(name) } }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ change: PageDifference, _ json: inout JSONWriter) {
    json.key("change")
    json.object { json in
      for (key, blocks) in [("won", change.added), ("lost", change.removed)] {
        json.key(key)
        json.array { json in
          for block in blocks {
            json.object { json in
              json.member("block", Double(block.index))
              json.member("text", String(block.text.prefix(Self.shown)))
              json.member("stage", block.step)
            }
          }
        }
      }
      json.member("changed", Double(change.changed.count))
      json.key("fields")
      json.array { json in
        for field in change.fields {
          json.object { json in
            json.member("key", ReasonDescriptions.builtIn.field(field.key))
            json.member("old", field.old)
            json.member("new", field.new)
          }
        }
      }
    }
  }

  /// Maximum characters shown of a block's text.
  private static let shown = 120
}
