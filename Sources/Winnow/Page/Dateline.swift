/// The line that says where, when and through whom a report came: “LONDON (Reuters) –”, “بلدي نيوز - (متابعات)”.
public struct Dateline: Sendable, Hashable {
  /// Its parts, as the page has them; `nil` for one that is not there.
  public var outlet, place, agency, date, note: String?
  /// A dateline of these parts.
  public init(outlet: String? = nil, place: String? = nil, agency: String? = nil, date: String? = nil, note: String? = nil) {
    (self.outlet, self.place, self.agency, self.date, self.note) = (outlet, place, agency, date, note)
  }
}
