/// One value for the record.
public enum Assignment: Sendable, Hashable {
  /// A field.
  case text(Record.Field, String)
  /// The direction of its script.
  case direction(Direction)
  /// The dateline.
  case dateline(Dateline)
  /// How much of the text is expected to be right, 0 to 1.
  case confidence(Double)
  /// Whether readers must pay or subscribe for the full text.
  case paywalled(Bool)
  /// A value to append to a list field.
  case add(Record.ListField, String)
  /// An author to append.
  case author(Author)
  /// A related article to append.
  case related(Link)
  /// An attribution to append.
  case attribution(Attribution)
  /// An image to append.
  case image(Image)

  /// The record's key that the assignment sets or appends to.
  package var key: String {
    switch self {
    case .text(let field, _): field.rawValue
    case .direction: "direction"
    case .dateline: "dateline"
    case .confidence: "confidence"
    case .paywalled: "isPaywalled"
    case .add(let list, _): list.rawValue
    case .author: "authors"
    case .related: "related"
    case .attribution: "attributions"
    case .image: "images"
    }
  }

  /// Whether the field is a list.
  package var isListed: Bool {
    switch self {
    case .add, .author, .related, .attribution, .image: true
    case .text, .direction, .dateline, .confidence, .paywalled: false
    }
  }
}

extension Assignment: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(_, let v), .add(_, let v): v
    case .direction(let v): v.rawValue
    case .confidence(let v): "\(v)"
    case .paywalled(let v): "\(v)"
    case .author(let v): v.name
    case .related(let v): v.title
    case .attribution(let v): "\(v.kind.rawValue) \(v.name)"
    case .image(let v): v.url
    case .dateline(let v):
      [("outlet", v.outlet), ("place", v.place), ("agency", v.agency), ("date", v.date), ("note", v.note)]
        .compactMap { key, value in value.map { "\(key) \($0)" } }.joined(separator: "; ")
    }
  }
}
