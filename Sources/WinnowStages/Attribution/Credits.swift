import Winnow

/// What a matched template credits.
enum Credits {
  static func attributions(_ match: Template.Match, rule: String) -> [Attribution] {
    match.names.flatMap { slot, name -> [Attribution] in
      guard let kind = kind(slot) else { return [] }
      let names = [.authors, .editors, .agencies].contains(slot) ? NameShape.list(name) : [name]
      return names.map { Attribution(kind, $0, evidence: match.evidence, confidence: 0.9, rule: rule) }
    }
  }

  private static func kind(_ slot: Template.Slot) -> Attribution.Kind? {
    switch slot {
    case .place: .place
    case .agency, .agencies: .agency
    case .outlet: .publisher
    case .author, .authors: .author
    case .photo: .photo
    case .editor, .editors: .editor
    case .translator: .translator
    case .date: nil
    }
  }
}
