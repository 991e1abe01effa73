import Winnow

extension AttributionSummary {
  /// The scores, and the errors on the worst pages, as one object.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("pages", Double(pages))
      json.member("failed", Double(failed))
      json.key("all")
      Self.write(all, &json)
      for (key, rows) in [("kinds", kinds), ("languages", languages)] {
        json.key(key)
        json.object { json in
          for (name, counts) in rows {
            json.key(name)
            Self.write(counts, &json)
          }
        }
      }
      json.key("rules")
      json.object { json in
        for (name, counts) in rules {
          json.key(name)
          Self.write(counts, &json)
        }
      }
      json.key("worst")
      json.array { json in for score in worst { write(score, &json) } }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ counts: MatchCounts, _ json: inout JSONWriter) {
    json.object { json in
      json.member("gold", Double(counts.expected))
      json.member("tp", Double(counts.truePositives))
      json.member("fp", Double(counts.falsePositives))
      json.member("fn", Double(counts.falseNegatives))
      json.member("P", counts.precision)
      json.member("R", counts.recall)
      json.member("F1", counts.f1)
    }
  }

  private static func write(_ counts: RuleCounts, _ json: inout JSONWriter) {
    json.object { json in
      json.member("found", Double(counts.found))
      json.member("right", Double(counts.right))
      json.member("wrong", Double(counts.wrong))
      json.member("neither", Double(counts.ignored))
      if let precision = counts.precision { json.member("P", precision) }
    }
  }

  private func write(_ score: AttributionScore, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", score.id)
      json.member("language", score.language)
      json.member("failure", score.failure.map { "\($0)" })
      json.key("missed")
      json.array { json in
        for record in score.missed {
          json.object { json in
            json.member("kind", record.kind.rawValue)
            json.member("name", record.names.first)
            json.member("evidence", record.evidence)
            json.member("explain", command(explaining: record))
          }
        }
      }
      json.key("wrong")
      json.array { json in
        for attribution in score.wrong {
          json.object { json in
            json.member("kind", attribution.kind.rawValue)
            json.member("name", attribution.name)
            json.member("evidence", attribution.evidence)
            json.member("rule", attribution.rule)
          }
        }
      }
    }
  }
}
