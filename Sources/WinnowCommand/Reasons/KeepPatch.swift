import Winnow
import WinnowStages

/// The change of a pipeline that keeps one block, or all blocks of its element: ``KeepMatching`` before the stage that dropped it.
struct KeepPatch {
  /// The stage that dropped the block.
  let stage: String
  /// The block's index.
  let index: Int
  /// A regular expression that matches the block's text.
  let pattern: String
  /// An element around the block with a class or an id of its own; `nil` if none is near.
  let selector: String?

  init(_ block: Block, droppedBy stage: String, text: String) {
    (self.stage, index) = (stage, block.index)
    pattern = Self.pattern(text)
    selector = Self.selector(block)
  }

  /// The member of `patch` that matches the block's text.
  var byWords: String { member(Self.byWords, pattern) }

  /// The member of `patch` that selects the block's element.
  var bySelector: String? { selector.map { member(Self.bySelector, $0) } }

  /// The template of a member, with `{number}` for the block's index, and `{value}` and `{stage}` as JSON.
  static let byWords = template("patterns"), bySelector = template("selectors")

  private static func template(_ option: String) -> String {
    "\"keep-{number}\": {\"insert\": {\"stage\": \"\(KeepMatching.name)\", \"with\": {\"\(option)\": [{value}]}}, \"before\": {stage}}"
  }

  private func member(_ template: String, _ value: String) -> String {
    template.replacing("{number}", with: "\(index)").replacing("{stage}", with: JSON.string(stage).text).replacing(
      "{value}", with: JSON.string(value).text)
  }

  /// Maximum length in characters of the generated pattern's text.
  private static let enough = 60

  /// A pattern for the beginning of the text, up to the end of a word, or for a whole short text.
  static func pattern(_ text: String) -> String {
    guard text.count > enough else { return "^\(escaped(text))$" }
    let head = text.prefix(enough)
    let end = head.lastIndex(where: \.isWhitespace)
    return "^\(escaped(String(end.map { head[..<$0] } ?? head)))"
  }

  private static let special = Set("\\^$.|?*+()[]{}")

  /// Spaces and line breaks match any whitespace.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      character.isWhitespace ? (character == " " ? " " : "\\s") : special.contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  /// Maximum ancestors searched for a class or id.
  private static let maxAncestors = 3

  private static func selector(_ block: Block) -> String? {
    for node in [block.container] + Array(block.container.ancestors.prefix(maxAncestors))
    where ![.body, .html, .document].contains(node.tag) && node.hasAttributes {
      let names = (node[.class] ?? "").split(whereSeparator: \.isWhitespace).map { "\(node.name).\($0)" }
      for text in node[.id].map({ ["\(node.name)#\($0)"] + names }) ?? names {
        if let selector = Selector(text), selector.matches(node) { return text }
      }
    }
    return nil
  }
}
