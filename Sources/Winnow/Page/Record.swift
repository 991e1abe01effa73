/// What a pipeline found out about an article. What was not found is absent.
public struct Record: Sendable, Hashable {
  /// What a record has one text of.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The article's title, without the site's banner.
    case title
    /// The title as the page's head has it.
    case titleRaw
    /// The name of the site or outlet.
    case site
    /// The address that the page calls its own.
    case canonical
    /// When it was published and last changed, as ISO 8601: a day or a moment, with its zone where the page tells it.
    case published, modified
    /// The day that the page shows to its readers, where it is not the declared one.
    case shown
    /// The part of the site it stands in; what the page says of itself.
    case section, description
    /// The address of the picture that stands for the page.
    case image
    /// The address or name of the licence.
    case licence
    /// The language of the text as a primary subtag of BCP 47; with its region or script, where the page declares one; and the script that
    /// most of it is written in, as ISO 15924: `de`, `de-AT`, `Latn`.
    case language, locale, script
    /// What kind of page it is, in the model's words: `article`, `product`.
    case pageType
    /// Where the text was found, where the page itself shows none: the name of its data.
    case recoveredFrom
    /// The id of an earlier page of the run whose text it has, or nearly.
    case duplicateOf
  }

  /// What a record has a list of texts of.
  public enum ListField: String, Sendable, Hashable, CaseIterable {
    /// Subjects, in the site's words.
    case tags
    /// What readers wrote under the article, a text a paragraph.
    case comments
    /// What a reader of the record should know: a stage that was skipped.
    case warnings
  }

  private var texts: [Field: String] = [:]
  private var lists: [ListField: [String]] = [:]
  /// Who wrote it, in the order of the page.
  public internal(set) var authors: [Author] = []
  /// The direction of its script.
  public internal(set) var direction: Direction?
  /// Its dateline, part by part.
  public internal(set) var dateline: Dateline?
  /// What the page offers to read besides, taken out of the text.
  public internal(set) var related: [Link] = []
  /// Whom it credits, and with which words.
  public internal(set) var attributions: [Attribution] = []
  /// The pictures of its content, in the order of the page.
  public internal(set) var images: [Image] = []
  /// How much of the text is expected to be right, 0 to 1.
  public internal(set) var confidence: Double?
  /// Whether readers must pay or subscribe for the whole of it; `nil` where the page says nothing of that.
  public internal(set) var isPaywalled: Bool?

  /// A record of which nothing is known.
  public init() {}

  /// The text of a field; `nil` where it was not found.
  public subscript(field: Field) -> String? { texts[field] }
  /// The texts of a list; empty where none was found.
  public subscript(list: ListField) -> [String] { lists[list] ?? [] }

  /// Whether this is the record's value, or one of its list.
  public func has(_ assignment: Assignment) -> Bool {
    switch assignment {
    case .text(let field, let value): texts[field] == value
    case .direction(let value): direction == value
    case .dateline(let value): dateline == value
    case .confidence(let value): confidence == value
    case .paywalled(let value): isPaywalled == value
    case .add(let list, let value): self[list].contains(value)
    case .author(let value): authors.contains(value)
    case .related(let value): related.contains(value)
    case .attribution(let value): attributions.contains(value)
    case .image(let value): images.contains(value)
    }
  }
}

extension Record {
  /// Sets or adds the value; `false` when the record has it already.
  ///
  /// - Parameter listed: what its lists have, so that a page with 100,000 links is not searched 100,000 times.
  mutating func apply(_ assignment: Assignment, listed: inout Set<ListKey>) -> Bool {
    switch assignment {
    case .text(let field, let value): Self.set(&texts[field], value)
    case .direction(let value): Self.set(&direction, value)
    case .dateline(let value): Self.set(&dateline, value)
    case .confidence(let value): Self.set(&confidence, value)
    case .paywalled(let value): Self.set(&isPaywalled, value)
    case .add(let list, let value): Self.add(value, to: &lists[list, default: []], .text(list, value), &listed)
    case .author(let value): Self.add(value, to: &authors, .author(value.name), &listed)
    case .related(let value): Self.add(value, to: &related, .related(value), &listed)
    case .attribution(let value): Self.add(value, to: &attributions, .attribution(value.kind, value.name), &listed)
    case .image(let value): Self.add(value, to: &images, .image(value.url), &listed)
    }
  }

  /// What tells the entries of the lists apart.
  enum ListKey: Hashable, Sendable {
    case text(ListField, String)
    case author(String)
    case related(Link)
    case attribution(Attribution.Kind, String)
    case image(String)
    case candidate(Assignment)
  }

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
