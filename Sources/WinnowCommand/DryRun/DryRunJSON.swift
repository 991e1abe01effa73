import Winnow

/// The dry run of a page as JSON.
enum DryRunJSON {
  static func bytes(_ page: Page, _ traces: [StepTrace]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("url", page.origin.url)
      json.member("blocks", Double(page.tree.blocks.count))
      json.member("letters", Double(page.tree.root.characterCount))
      json.key("stages")
      json.array { json in
        for (trace, count) in zip(traces, StageCount.all(traces)) {
          json.object { json in
            json.member("id", trace.id)
            json.key("ran")
            json.bool(trace.ran)
            json.member("blocks", Double(count.blocks))
            json.member("letters", Double(count.characterCount))
            json.key("edits")
            json.array { json in for edit in trace.edits { write(edit, trace, &json) } }
          }
        }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  /// All edits as one array, each with its stage.
  static func edits(_ traces: [StepTrace]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for trace in traces { for edit in trace.edits { write(edit, trace, of: trace.id, &json) } }
    }
    return json.bytes
  }

  private static func write(_ edit: Edit, _ trace: StepTrace, of stage: String? = nil, _ json: inout JSONWriter) {
    json.object { json in
      json.member("stage", stage)
      json.member("kind", edit.kind)
      json.member("rule", edit.reason.rule.description)
      if !edit.reason.detail.isEmpty { json.member("detail", edit.reason.detail) }
      json.member("path", edit.path(in: trace.before.tree))
      if let source = edit.sourceRange(in: trace.before.tree) {
        json.key("source")
        json.array { json in
          json.number(Double(source.lowerBound))
          json.number(Double(source.upperBound))
        }
      }
      if let assignment = edit.assignment {
        json.member("key", assignment.key)
        json.member("value", "\(assignment)")
      } else if let nodes = edit.nodes {
        json.member("text", trace.texts(of: nodes).joined(separator: "\n"))
      }
    }
  }
}
