import Winnow

/// A place in a pattern for a name: `<photo>`, `<cited:organization>`.
struct Slot: Hashable, Sendable {
  /// What the name is credited for; a region, a date or an author's initials are only passed over.
  enum Role: Hashable, Sendable {
    case credit(Attribution.Kind)
    case date, region, initials
  }

  /// What a name must look like to stand in a slot.
  enum Shape: String, Sendable, CaseIterable {
    /// The source of a statement: any name but a person's.
    case source
    /// A name with a word that organizations have, an acronym, an agency, an outlet, a quoted name.
    case organization
    /// A name that is an office's by the noun with which such names begin or end.
    case office
    /// An outlet: a quoted name, an agency, an acronym, or a name with a word of outlets.
    case outlet
    /// A name in quotation marks, an agency, or a name in Latin among another script.
    case quoted
    /// One word with the definite article, where that is part of the word: “الكرملين”.
    case definite
    /// Any words that could be a name, where the words around it leave no doubt.
    case name
    /// One word with a capital that stands for an organization, since nobody on the page is called so.
    case company
    /// Several words with capitals that are no person's by their given name or by the page.
    case presumed
    /// An agency of the list, alone or with a desk: “dpa/lbn”.
    case agency
    /// Agencies of the list, one or more; or an unknown one in capitals.
    case agencies
    /// “agencies”, “follow-up”: nobody by name.
    case generic
    /// People, parted by commas, slashes and conjunctions; agencies among them are agencies.
    case people
    /// One person.
    case person
    /// Photographers and agencies, parted by slashes, commas and “via”; where nothing says that it is a credit, with an agency
    /// among them.
    case picture, signature
    /// The same with two names at least.
    case cosigned
    /// A place of a dateline.
    case place
    /// A place in capitals; one that the page names elsewhere too; a large city.
    case capitals, recurring, city
    /// An outlet that publishes: any short name; one with a word of outlets; the site's own; one that a survey found.
    case publisher, media, site, surveyed
    /// An outlet's name that is no person's.
    case masthead
    /// A date, with a digit; a region after a place: “, Italy”.
    case date, region
    /// The short form of an author or of an outlet beside an agency: “sak/Reuters”.
    case initials
  }

  let role: Role
  let shape: Shape
  /// Whether several names may follow each other with commas and conjunctions.
  let isList: Bool

  /// The slot that a pattern writes as `<name>` or `<name:shape>`; `nil` for a name or shape that there is none of.
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

  /// Whether words or the page say that a name stands here.
  var isNamed: Bool { shape != .signature }

  var kind: Attribution.Kind? { if case .credit(let kind) = role { kind } else { nil } }
}
