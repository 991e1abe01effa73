import Winnow

/// What a matched template credits.
enum Credits {
  static func attributions(_ match: Template.Match, rule: String) -> [Attribution] {
    match.names.flatMap { slot, name -> [Attribution] in
      guard let kind = kind(slot) else { return [] }
      let names = slot == .authors ? people(name) : [.editors, .agencies].contains(slot) ? NameShape.list(name) : [name]
      return names.map { Attribution(kind, kind == .place || kind == .agency ? $0.trimmingEnd(of: ":") : $0, evidence: match.evidence, confidence: 0.9, rule: rule) }
    }
  }

  /// The people of a list of authors, without “Staff Writer”.
  static func people(_ list: String) -> [String] {
    let names = NameShape.list(list)
    return names.count == 1 ? names : names.filter { !Byline.isNobody($0) }
  }

  private static func kind(_ slot: Template.Slot) -> Attribution.Kind? {
    switch slot {
    case .place: .place
    case .agency, .agencies, .generic: .agency
    case .outlet, .publisher, .media, .known, .site: .publisher
    case .author, .authors: .author
    case .photo, .photographer: .photo
    case .editor, .editors: .editor
    case .translator: .translator
    case .date: nil
    }
  }
}

extension String {
  /// Without this sign at its end.
  func trimmingEnd(of sign: Character) -> String { last == sign ? String(dropLast()) : self }
}
