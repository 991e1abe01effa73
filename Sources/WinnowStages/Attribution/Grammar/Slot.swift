import Winnow

/// A placeholder for a name in a pattern: `<photo>`, `<cited:organization>`.
struct Slot: Hashable, Sendable {
  /// The kind of attribution; a region, a date or an author's initials are skipped without one.
  enum Role: Hashable, Sendable {
    case credit(Attribution.Kind)
    case date, region, initials
  }

  /// The form that a name must have.
  enum Shape: String, Sendable, CaseIterable {
    /// The source of a statement: any name other than a person's.
    case source
    /// A name with a word of organizations, an acronym, an agency, an outlet, a quoted name.
    case organization
    /// A name that begins or ends with the noun of an office.
    case office
    /// An outlet: a quoted name, an agency, an acronym, or a name with a word of outlets.
    case outlet
    /// A name in quotation marks, an agency, or a Latin name within another script.
    case quoted
    /// One word with the definite article as part of it: “الكرملين”.
    case definite
    /// Any words that could be a name, where the context is unambiguous.
    case name
    /// One capitalized word for an organization: no person on the page has the name.
    case company
    /// Several capitalized words that, by given names and by the page, are not a person.
    case presumed
    /// A listed agency, alone or with a desk: “dpa/lbn”.
    case agency
    /// One or more listed agencies; or an unlisted one in capitals.
    case agencies
    /// “agencies”, “follow-up”: without a name.
    case generic
    /// People, separated by commas, slashes and conjunctions; agencies among them are agencies.
    case people
    /// One person.
    case person
    /// Photographers and agencies, separated by slashes, commas and “via”; without a context that implies a credit, one of them must be an
    /// agency.
    case picture, signature
    /// The same with at least two names.
    case cosigned
    /// The place of a dateline.
    case place
    /// A place in capitals; one that occurs elsewhere on the page; a large city.
    case capitals, recurring, city
    /// A publishing outlet: any short name; one with a word of outlets; the site's own; one found by a survey.
    case publisher, media, site, surveyed
    /// An outlet's name that is not a person's.
    case masthead
    /// A date, with a digit; a region after a place: “, Italy”.
    case date, region
    /// The initials of an author, or the abbreviation of an outlet, next to an agency: “sak/Reuters”.
    case initials
  }

  let role: Role
  let shape: Shape
  /// Whether several names may follow each other, with commas and conjunctions.
  let isList: Bool

  /// The slot written as `<name>` or `<name:shape>`; `nil` for an unknown name or shape.
  init?(_ text: String, isList: Bool) {
    let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    let name = String(text[..<(colon ?? text.endIndex)])
    let standard: Shape
    switch name {
    case "date": (role, standard) = (.date, .date)
    case "region": (role, standard) = (.region, .region)
    case "initials": (role, standard) = (.initials, .initials)
    default:
      guard let kind = Attribution.Kind(rawValue: name) else { return nil }
      role = .credit(kind)
      standard =
        switch kind {
        case .publisher: .publisher
        case .author, .editor, .translator: .people
        case .agency: .agency
        case .cited: .source
        case .photo: .picture
        case .place: .place
        }
    }
    if let colon {
      guard let named = Shape(rawValue: String(text[text.utf8.index(after: colon)...])) else { return nil }
      shape = named
    } else {
      shape = standard
    }
    self.isList = isList
  }

  /// Whether the context implies a name.
  var isNamed: Bool { shape != .signature }

  var kind: Attribution.Kind? { if case .credit(let kind) = role { kind } else { nil } }
}
