import Winnow

/// A rule of a language pack: how a language credits somebody.
struct Rule: Sendable {
  /// The parts of a page in which a rule looks.
  struct Zones: OptionSet, Sendable {
    let rawValue: UInt16
    /// The beginning of one of the first blocks.
    static let lead = Zones(rawValue: 1 << 0)
    /// One of the first paragraphs.
    static let opening = Zones(rawValue: 1 << 1)
    /// A short block: a line of its own.
    static let line = Zones(rawValue: 1 << 2)
    /// The last words of a block.
    static let tail = Zones(rawValue: 1 << 3)
    /// The text under a picture.
    static let caption = Zones(rawValue: 1 << 4)
    /// What the page marks as a credit: the whole text is one.
    static let credit = Zones(rawValue: 1 << 5)
    /// A paragraph of the text.
    static let sentence = Zones(rawValue: 1 << 6)
    /// A short block between those of the text that is none of it.
    static let beside = Zones(rawValue: 1 << 7)
    /// A line beside the date between the title of a plain text and its first paragraph.
    static let head = Zones(rawValue: 1 << 8)

    /// By the names that packs write.
    static let named: [(name: String, zone: Zones)] = [
      ("lead", .lead), ("opening", .opening), ("line", .line), ("tail", .tail), ("caption", .caption), ("credit", .credit),
      ("sentence", .sentence), ("beside", .beside), ("head", .head),
    ]
  }

  /// A text with what the rule finds in it.
  struct Example: Sendable {
    /// As a BCP 47 tag, for rules that several languages share; the pack's own otherwise.
    let language: String?
    /// The outlet of the page, where the rule asks for it.
    let site: String?
    let text: String
    /// `kind name`, in the order of the text.
    let finds: [String]
  }

  /// Tells it from all others of a language: `photo-label`.
  let id: String
  let zones: Zones
  let patterns: [TokenPattern]
  /// The rule does not match where one of these does, from the beginning of its match on.
  let unless: [TokenPattern]
  /// 0 to 1.
  let confidence: Double
  let examples: [Example]
  /// Texts that look like it and credit nobody by it.
  let nearMisses: [Example]
}
