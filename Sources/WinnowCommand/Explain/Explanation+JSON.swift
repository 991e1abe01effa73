import Winnow

/// The explanation as a line of JSON.
extension Explanation {
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      write(finding, &json)
      if !isKept, !fields.isEmpty {
        json.key("fields")
        json.array { json in for field in fields { json.string(field) } }
      }
      if let suggestion {
        json.key("remedy")
        json.object { json in
          json.member("file", suggestion.file(extending: pipeline.name))
          json.member("letsInBlocks", Double(suggestion.alsoKept.count))
          json.member("letsInLetters", Double(suggestion.characterCount))
          json.member("losesBlocks", Double(suggestion.losesBlocks))
        }
      }
      if let keep {
        json.key("keep")
        json.object { json in
          json.member("file", keep.file)
          json.member("letsInBlocks", Double(keep.alsoKept))
        }
      }
      if !others.isEmpty {
        json.key("others")
        json.array { json in for other in others { json.object { json in write(other, &json) } } }
      }
      if let trials {
        json.key("rules")
        trials.write(to: &json)
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.member("path", finding.block.path)
    json.member("line", Double(finding.line))
    json.member("column", Double(finding.column))
    json.member("text", finding.block.text)
    switch finding.fate {
    case .kept: json.member("fate", "kept")
    case .changed(let edit): write("changed", edit, &json)
    case .dropped(let edit):
      write("dropped", edit, &json)
      json.member("why", ReasonDescription(edit, finding.block).text)
    }
  }

  private func write(_ fate: String, _ edit: Edit, _ json: inout JSONWriter) {
    json.member("fate", fate)
    json.member("stage", edit.step)
    json.member("rule", edit.reason.rule.description)
    json.member("detail", edit.reason.detail)
  }
}
