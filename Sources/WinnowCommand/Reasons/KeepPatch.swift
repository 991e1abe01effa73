import Winnow
import WinnowStages

/// The change of a pipeline that keeps one block, or all that stands where it stands: ``KeepMatching`` before the stage that dropped it.
struct KeepPatch {
  /// The stage that dropped the block.
  let stage: String
  /// The block's number.
  let index: Int
  /// A regular expression that fits the block's text.
  let pattern: String
  /// An element around the block that has a class or an id of its own; `nil` where none is near.
  let selector: String?

  init(_ block: Block, droppedBy stage: String, text: String) {
    (self.stage, index) = (stage, block.index)
    pattern = Self.pattern(text)
    selector = Self.selector(block)
  }

  /// The member of `patch`, by the words of the block.
  var byWords: String { member(Self.byWords, pattern) }

  /// The member of `patch`, by the element that it stands in.
  var bySelector: String? { selector.map { member(Self.bySelector, $0) } }

  /// What a member looks like, with `{number}` for the block's, and `{value}` and `{stage}` as JSON.
  static let byWords = template("patterns"), bySelector = template("selectors")

  private static func template(_ option: String) -> String {
    "\"keep-{number}\": {\"insert\": {\"stage\": \"\(KeepMatching.name)\", \"with\": {\"\(option)\": [{value}]}}, \"before\": {stage}}"
  }

  private func member(_ template: String, _ value: String) -> String {
    template.replacing("{number}", with: "\(index)").replacing("{stage}", with: JSON.string(stage).text).replacing(
      "{value}", with: JSON.string(value).text)
  }

  /// So many characters of a text tell it from others.
  private static let enough = 60

  /// The beginning of the text, up to the end of a word, or all of a short one.
  static func pattern(_ text: String) -> String {
    guard text.count > enough else { return "^\(escaped(text))$" }
    let head = text.prefix(enough)
    let end = head.lastIndex(where: \.isWhitespace)
    return "^\(escaped(String(end.map { head[..<$0] } ?? head)))"
  }

  private static let special = Set("\\^$.|?*+()[]{}")

  /// Blanks and line breaks are any white space.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      character.isWhitespace ? (character == " " ? " " : "\\s") : special.contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  /// So many elements around a block are looked at.
  private static let outward = 3

  private static func selector(_ block: Block) -> String? {
    for node in [block.container] + Array(block.container.ancestors.prefix(outward))
    where ![.body, .html, .document].contains(node.tag) && node.hasAttributes {
      let names = (node[.class] ?? "").split(whereSeparator: \.isWhitespace).map { "\(node.name).\($0)" }
      for text in node[.id].map({ ["\(node.name)#\($0)"] + names }) ?? names {
        if let selector = Selector(text), selector.matches(node) { return text }
      }
    }
    return nil
  }
}
