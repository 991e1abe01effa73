/// What a pipeline found out about an article. What was not found is absent.
public struct Record: Sendable, Hashable {
  /// The article's title, without the site's banner.
  public var title: String?
  /// The title as the page's head has it.
  public var titleRaw: String?
  /// The name of the site or outlet.
  public var site: String?
  public var authors: [Author] = []
  /// When it was published and last changed, as ISO 8601: a day or a moment.
  public var published: String?
  public var modified: String?
  /// The language of the text as a BCP 47 tag.
  public var language: String?
  public var direction: Direction?
  public var dateline: Dateline?
  /// What the page offers to read besides, taken out of the text.
  public var related: [Link] = []
  public var attributions: [Attribution] = []
  /// What kind of page it is, in the model's words: `article`, `product`.
  public var pageType: String?
  /// How much of the text is expected to be right, 0 to 1.
  public var confidence: Double?
  public var warnings: [String] = []

  public init() {}
}

public enum Direction: String, Sendable, Hashable, Codable { case ltr, rtl }

public struct Author: Sendable, Hashable {
  public var name: String
  public init(name: String) { self.name = name }
}

/// The line that says where, when and through whom a report came: “LONDON (Reuters) –”, “بلدي نيوز - (متابعات)”.
public struct Dateline: Sendable, Hashable {
  public var outlet, place, agency, date, note: String?
  public init(outlet: String? = nil, place: String? = nil, agency: String? = nil, date: String? = nil, note: String? = nil) {
    (self.outlet, self.place, self.agency, self.date, self.note) = (outlet, place, agency, date, note)
  }
}

public struct Link: Sendable, Hashable {
  public var title: String
  public var url: String?
  public init(title: String, url: String? = nil) { (self.title, self.url) = (title, url) }
}

/// Whom a page credits, and with which words.
public struct Attribution: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The outlet that publishes the page.
    case publisher
    /// A person who wrote or reported it.
    case author
    /// A newsroom that supplied the text.
    case agency
    /// An outlet, body or document that the text names as the source of something.
    case cited
    case photo, editor, translator
    /// The place of the dateline or byline.
    case place
  }
  public var kind: Kind
  public var name: String
  /// The exact words of the page, white space collapsed.
  public var evidence: String
  /// 0 to 1.
  public var confidence: Double
  /// The rule that found it.
  public var rule: String

  public init(_ kind: Kind, _ name: String, evidence: String, confidence: Double, rule: String) {
    (self.kind, self.name, self.evidence, self.confidence, self.rule) = (kind, name, evidence, confidence, rule)
  }
}

/// One value for the record.
public enum Assignment: Sendable, Hashable {
  case title(String), titleRaw(String), site(String), published(String), modified(String), language(String)
  case direction(Direction), dateline(Dateline), pageType(String), confidence(Double)
  /// These add to a list.
  case author(Author), related(Link), attribution(Attribution), warning(String)

  /// The record's key that it sets or adds to.
  public var key: String {
    switch self {
    case .title: "title"
    case .titleRaw: "titleRaw"
    case .site: "site"
    case .published: "published"
    case .modified: "modified"
    case .language: "language"
    case .direction: "direction"
    case .dateline: "dateline"
    case .pageType: "pageType"
    case .confidence: "confidence"
    case .author: "authors"
    case .related: "related"
    case .attribution: "attributions"
    case .warning: "warnings"
    }
  }
}

extension Record {
  /// Sets or adds the value; `false` when the record has it already.
  ///
  /// - Parameter listed: what its lists have, so that a page with 100,000 links is not searched 100,000 times.
  mutating func apply(_ assignment: Assignment, listed: inout Set<ListKey>) -> Bool {
    switch assignment {
    case .title(let value): Self.set(&title, value)
    case .titleRaw(let value): Self.set(&titleRaw, value)
    case .site(let value): Self.set(&site, value)
    case .published(let value): Self.set(&published, value)
    case .modified(let value): Self.set(&modified, value)
    case .language(let value): Self.set(&language, value)
    case .direction(let value): Self.set(&direction, value)
    case .dateline(let value): Self.set(&dateline, value)
    case .pageType(let value): Self.set(&pageType, value)
    case .confidence(let value): Self.set(&confidence, value)
    case .author(let value): Self.add(value, to: &authors, .author(value.name), &listed)
    case .related(let value): Self.add(value, to: &related, .related(value), &listed)
    case .attribution(let value): Self.add(value, to: &attributions, .attribution(value.kind, value.name), &listed)
    case .warning(let value): Self.add(value, to: &warnings, .warning(value), &listed)
    }
  }

  /// What tells the entries of the lists apart.
  enum ListKey: Hashable, Sendable { case author(String), related(Link), attribution(Attribution.Kind, String), warning(String) }

  private static func set<Value: Equatable>(_ field: inout Value?, _ value: Value) -> Bool {
    guard field != value else { return false }
    field = value
    return true
  }

  private static func add<Value>(_ value: Value, to list: inout [Value], _ key: ListKey, _ listed: inout Set<ListKey>) -> Bool {
    guard listed.insert(key).inserted else { return false }
    list.append(value)
    return true
  }
}

extension Assignment: CustomStringConvertible {
  public var description: String {
    switch self {
    case .title(let v), .titleRaw(let v), .site(let v), .published(let v), .modified(let v), .language(let v), .pageType(let v), .warning(let v): v
    case .direction(let v): v.rawValue
    case .confidence(let v): "\(v)"
    case .author(let v): v.name
    case .related(let v): v.title
    case .attribution(let v): "\(v.kind.rawValue) \(v.name)"
    case .dateline(let v):
      [("outlet", v.outlet), ("place", v.place), ("agency", v.agency), ("date", v.date), ("note", v.note)]
        .compactMap { key, value in value.map { "\(key) \($0)" } }.joined(separator: "; ")
    }
  }
}
