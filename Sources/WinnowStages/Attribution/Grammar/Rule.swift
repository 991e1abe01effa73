import Winnow

/// A rule of a language pack: how a language credits somebody.
struct Rule: Sendable {
  /// The parts of a page in which a rule looks.
  enum Zone: String, Sendable, CaseIterable {
    /// The beginning of one of the first blocks.
    case lead
    /// One of the first paragraphs.
    case opening
    /// A short block: a line of its own.
    case line
    /// The last words of a block.
    case tail
    /// The text under a picture.
    case caption
    /// What the page marks as a credit: the whole text is one.
    case credit
    /// A paragraph of the text.
    case sentence
  }

  /// A text with what the rule finds in it.
  struct Example: Sendable {
    /// As a BCP 47 tag, for rules that several languages share; the pack's own otherwise.
    let language: String?
    let text: String
    /// `kind name`, in the order of the text.
    let finds: [String]
  }

  /// Tells it from all others of a language: `photo-label`.
  let id: String
  let zones: Set<Zone>
  let patterns: [TokenPattern]
  /// The rule does not match where one of these does, from the same anchor on.
  let unless: [TokenPattern]
  /// 0 to 1.
  let confidence: Double
  let examples: [Example]
  /// Texts that look like it and credit nobody by it.
  let nearMisses: [Example]
}
