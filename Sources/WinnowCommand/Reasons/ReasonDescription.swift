import Winnow

/// A human-readable reason for dropping a block.
struct ReasonDescription: Hashable {
  /// The kind of the dropped block: `navigation`.
  let label: String
  /// The reason: `a short link in <nav>, score 4 of 100 where 53 are needed`.
  let sentence: String
  /// The stage's detail text; lazy because the model's explanation is expensive.
  let detail: String

  var text: String { "dropped as \(label): \(sentence)" }

  /// - Parameters:
  ///   - edit: the edit that dropped the block.
  ///   - block: the block, or the first of several; `nil` if the edit affects no block.
  ///   - count: the number of blocks described together.
  init(_ edit: Edit, _ block: Block?, count: Int = 1, words: ReasonDescriptions = .builtIn) {
    let score = edit.reason.score
    let detail = score?.text ?? edit.reason.detail
    let told = words.dropped[edit.reason.rule]
    self.detail = detail
    let location = block.flatMap { BlockLocation($0, words) }
    func filled(_ text: String) -> String {
      guard text.contains("{") else { return text }
      return text.replacing("{element}", with: edit.reason.elementName.flatMap { words.elements[$0] } ?? "page frame")
        .replacing("{place}", with: location?.label ?? block.map { BlockShape($0).label } ?? "other content")
        .replacing("{shape}", with: block.map { BlockShape($0).text(count) } ?? "text")
        .replacing("{in}", with: location.map { " in <\($0.element)>" } ?? "")
        .replacing("{score}", with: score.map { ", score \($0.hundredths) of 100 where \($0.needed) are needed" } ?? "")
        .replacing("{}", with: detail)
    }
    label = told.map { filled($0.label) } ?? "\(edit.reason.rule)"
    sentence = told.map { filled($0.sentence) } ?? (detail.isEmpty ? edit.reason.rule.description : detail)
  }
}

/// The part of the page's frame that contains a block.
private struct BlockLocation {
  let element, label: String

  init?(_ block: Block, _ words: ReasonDescriptions) {
    for node in [block.container] + Array(block.container.ancestors) where Self.frame.contains(node.tag) {
      guard let label = words.elements[node.name] else { continue }
      (element, self.label) = (node.name, label)
      return
    }
    return nil
  }

  private static let frame: TagSet = [.nav, .footer, .header, .aside, .form, .menu, .button, .fieldset, .dialog]
}

/// A description of a block's form.
private struct BlockShape {
  private let words: Int, isLinked, isPartlyLinked, isHeading: Bool

  /// Blocks with fewer words are described as short.
  private static let short = 9

  init(_ block: Block) {
    words = block.text.split(whereSeparator: \.isWhitespace).count
    isLinked = block.linkDensity > 0.8
    isPartlyLinked = block.linkDensity > 0.3
    isHeading = block.kind == .heading
  }

  var label: String { isLinked ? "navigation" : "other content" }

  func text(_ count: Int) -> String {
    let what = isLinked ? "link" : isHeading ? "heading" : isPartlyLinked ? "text with links" : "text"
    let size = words < Self.short ? "short " : ""
    if count > 1 { return "list of \(count) \(size)\(isLinked || isHeading ? what + "s" : "texts")" }
    return size.isEmpty ? "\(what) of \(words) words" : "\(size)\(what)"
  }
}
