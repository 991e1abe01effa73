import Winnow
import WinnowStages

/// All trials as JSON.
extension RuleTrials {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("language", language)
      json.key("files")
      json.array { json in for file in files { json.string(file) } }
      json.key("isRead")
      json.bool(isRead)
      json.key("trials")
      json.array { json in for trial in trials { trial.write(to: &json) } }
    }
  }
}

extension RuleTrial {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("rule", rule)
      json.member("pattern", pattern)
      json.member("matched", matched)
      switch outcome {
      case .matched(let found): write("took", found, to: &json)
      case .suppressed(let found): write("leftOut", found, to: &json)
      case .overridden(let rule):
        json.member("outcome", "gaveWay")
        json.member("to", rule)
      case .excluded(let pattern):
        json.member("outcome", "excepted")
        json.member("unless", pattern)
      case .refused(let term, let words, let isBefore):
        json.member("outcome", "refused")
        json.member("term", term)
        json.member(isBefore ? "before" : "next", words)
      case .outsideZones(let zones):
        json.member("outcome", "elsewhere")
        json.key("in")
        json.array { json in for zone in zones { json.string(zone) } }
      }
    }
  }

  private func write(_ outcome: String, _ found: [Attribution], to json: inout JSONWriter) {
    json.member("outcome", outcome)
    json.key("finds")
    json.array { json in
      for attribution in found {
        json.object { json in
          json.member("kind", attribution.kind.rawValue)
          json.member("name", attribution.name)
        }
      }
    }
  }
}
