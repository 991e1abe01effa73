import Winnow

/// The difference of a page as JSON.
enum DiffJSON {
  static func line(_ difference: PageDifference) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", difference.origin.identity)
      blocks("won", difference.added, &json)
      blocks("lost", difference.removed, &json)
      json.key("changed")
      json.array { json in
        for texts in difference.changed {
          json.object { json in
            json.member("old", texts.old)
            json.member("new", texts.new)
          }
        }
      }
      json.key("fields")
      json.array { json in
        for field in difference.fields {
          json.object { json in
            json.member("key", field.key)
            json.member("old", field.old)
            json.member("new", field.new)
            json.member("stage", field.step)
          }
        }
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func blocks(_ key: String, _ blocks: [PageDifference.Block], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for block in blocks {
        json.object { json in
          json.member("text", block.text)
          json.member("stage", block.step)
          json.member("rule", block.rule)
        }
      }
    }
  }
}
