public import Winnow

/// Drops short blocks that are all capitals, such as “SUBSCRIBE NOW”.
public struct DropShouting: Stage {
  public static let name: StepName = "drop-shouting"
  public static let summary = "Drops short blocks that are all capitals; headings stay."
  public static let examples = [
    Example("an appeal", "<p>The text.<p>⟦SUBSCRIBE NOW⟧"),
    Example("a heading", "<h2>NATO</h2><p>The text."),
  ]
  @Option("The maximum character count of such a block.", in: 1...500) public var maxCharacters = 60
  public init() {}

  public func run(on page: inout Page) throws {
    for block in page.blocks where block.kind != .heading && block.characterCount <= maxCharacters {
      let text = page.text(of: block)
      if text == text.uppercased(), text != text.lowercased() { page.drop(block, because: "all capitals") }
    }
  }
}
