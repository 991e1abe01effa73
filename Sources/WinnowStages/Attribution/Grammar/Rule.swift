import Winnow

/// A rule of a language pack: a pattern of attributions in the language.
struct Rule: Sendable {
  /// The parts of a page that a rule searches.
  struct Zones: OptionSet, Sendable {
    let rawValue: UInt16
    /// The beginning of one of the first blocks.
    static let lead = Zones(rawValue: 1 << 0)
    /// One of the first paragraphs.
    static let opening = Zones(rawValue: 1 << 1)
    /// A short block that is a line of its own.
    static let line = Zones(rawValue: 1 << 2)
    /// The last words of a block.
    static let tail = Zones(rawValue: 1 << 3)
    /// The caption of an image.
    static let caption = Zones(rawValue: 1 << 4)
    /// Text that the page marks as a credit as a whole.
    static let credit = Zones(rawValue: 1 << 5)
    /// A paragraph of the text.
    static let sentence = Zones(rawValue: 1 << 6)
    /// A short block between those of the text, but not part of it.
    static let beside = Zones(rawValue: 1 << 7)
    /// A line next to the date between the title of a plain-text page and its first paragraph.
    static let head = Zones(rawValue: 1 << 8)

    /// The zones by their names in packs.
    static let named: [(name: String, zone: Zones)] = [
      ("lead", .lead), ("opening", .opening), ("line", .line), ("tail", .tail), ("caption", .caption), ("credit", .credit),
      ("sentence", .sentence), ("beside", .beside), ("head", .head),
    ]
  }

  /// A text with the attributions that the rule finds in it.
  struct Example: Sendable {
    /// A BCP 47 tag, for rules shared by several languages; otherwise the pack's own.
    let language: String?
    /// The outlet of the page, if the rule uses it.
    let site: String?
    let text: String
    /// `kind name`, in text order.
    let finds: [String]
  }

  /// Unique within a language: `photo-label`.
  let id: String
  let zones: Zones
  let patterns: [TokenPattern]
  /// The rule does not match if one of these patterns matches from the beginning of its match.
  let unless: [TokenPattern]
  /// 0 to 1.
  let confidence: Double
  let examples: [Example]
  /// Similar texts without an attribution.
  let nearMisses: [Example]
}
