/// A source that a page credits, with the evidence.
public struct Attribution: Sendable, Hashable {
  /// The contribution that is credited.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The outlet that publishes the page.
    case publisher
    /// A person who wrote or reported it.
    case author
    /// A newsroom that supplied the text.
    case agency
    /// An outlet, body or document that the text names as the source of something.
    case cited
    /// A photographer or agency of an image; an editor; a translator.
    case photo, editor, translator
    /// The place in the dateline or byline.
    case place
  }
  /// The contribution.
  public var kind: Kind
  /// The name, without a role or a date.
  public var name: String
  /// The exact words of the page, with collapsed whitespace.
  public var evidence: String
  /// 0 to 1.
  public var confidence: Double
  /// The rule that found it.
  public var rule: String

  /// Creates an attribution with its evidence.
  public init(_ kind: Kind, _ name: String, evidence: String, confidence: Double, rule: String) {
    (self.kind, self.name, self.evidence, self.confidence, self.rule) = (kind, name, evidence, confidence, rule)
  }
}
