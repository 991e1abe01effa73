/// The place, date and source of a report, before its text: “LONDON (Reuters) –”, “بلدي نيوز - (متابعات)”.
public struct Dateline: Sendable, Hashable {
  /// The parts as written on the page; `nil` for a missing part.
  public var outlet, place, agency, date, note: String?
  /// Creates a dateline of these parts.
  public init(outlet: String? = nil, place: String? = nil, agency: String? = nil, date: String? = nil, note: String? = nil) {
    (self.outlet, self.place, self.agency, self.date, self.note) = (outlet, place, agency, date, note)
  }
}
