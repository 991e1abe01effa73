/// The metadata that a pipeline found about an article. Values that were not found are absent.
public struct Record: Sendable, Hashable {
  /// The fields with a single string.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The article's title, without the site's banner.
    case title
    /// The title in the page's head.
    case titleRaw
    /// The name of the site or outlet.
    case site
    /// The canonical URL that the page declares.
    case canonical
    /// When it was published and last changed, as ISO 8601: a date, or a date with time and, if the page gives it, a UTC offset.
    case published, modified
    /// The date displayed on the page, if it differs from the declared one.
    case shown
    /// The section of the site; the description in the page's metadata.
    case section, description
    /// The URL of the page's preview image (`og:image`).
    case image
    /// The URL or name of the licence.
    case licence
    /// The language of the text as a BCP 47 primary subtag; with its region or script, if the page declares one; and the script of most of
    /// the text, as ISO 15924: `de`, `de-AT`, `Latn`.
    case language, locale, script
    /// The page type that the model predicts: `article`, `product`.
    case pageType
    /// The source of recovered text, if the page itself displays none.
    case recoveredFrom
    /// The id of an earlier page of the run with the same or nearly the same text.
    case duplicateOf
  }

  /// The fields with a list of strings.
  public enum ListField: String, Sendable, Hashable, CaseIterable {
    /// Keywords that the site assigns.
    case tags
    /// Reader comments, one string per paragraph.
    case comments
    /// Warnings for users of the record, such as a skipped stage.
    case warnings
  }

  private var texts: [Field: String] = [:]
  private var lists: [ListField: [String]] = [:]
  /// The authors, in page order.
  public internal(set) var authors: [Author] = []
  /// The direction of the text's script.
  public internal(set) var direction: Direction?
  /// The dateline, by its parts.
  public internal(set) var dateline: Dateline?
  /// Links to related articles, removed from the text.
  public internal(set) var related: [Link] = []
  /// The credited sources, with the evidence.
  public internal(set) var attributions: [Attribution] = []
  /// The images of the content, in page order.
  public internal(set) var images: [Image] = []
  /// The expected fraction of the text that is correct, 0 to 1.
  public internal(set) var confidence: Double?
  /// Whether readers must pay or subscribe for the full text; `nil` if the page does not say.
  public internal(set) var isPaywalled: Bool?

  /// Creates an empty record.
  public init() {}

  /// The value of a field; `nil` if it was not found.
  public subscript(field: Field) -> String? { texts[field] }
  /// The values of a list field; empty if none was found.
  public subscript(list: ListField) -> [String] { lists[list] ?? [] }

  /// Whether the record's field, or its list, has this value.
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
  /// Sets or appends the value; `false` if the record already has it.
  ///
  /// - Parameter listed: the values already in the lists, so that a page with 100,000 links is not searched linearly.
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

  /// Identifies an entry of a list.
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
