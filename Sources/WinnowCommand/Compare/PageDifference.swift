import Winnow

/// The difference between the results of two pipelines on one page.
struct PageDifference {
  /// A block that only one of the pipelines keeps, and the edit that dropped it in the other.
  struct Block {
    /// Its index on the page.
    let index: Int
    let text: String
    let characterCount: Int
    let step, rule: String
    /// The last words before it that both pipelines keep; `nil` if there are none.
    let before: String?
    /// The ids of the table and the row around a cell.
    let cell: (table: Int, row: Int)?
  }

  /// A field of the record; a missing value is `nil`.
  struct Field {
    let key: String
    let old, new: String?
    /// The step that set the new value, or else the old one.
    let step: String
  }

  let origin: Origin
  /// Blocks kept by the new pipeline only, and by the old pipeline only, each with the edit that dropped it in the other.
  let added, removed: [Block]
  /// Blocks that both keep, with different text.
  let changed: [(old: String, new: String)]
  let fields: [Field]

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && fields.isEmpty }

  /// - Parameters: the same page after each pipeline.
  init(old: Page, new: Page) {
    origin = new.origin
    var added: [Block] = []
    var removed: [Block] = []
    var changed: [(old: String, new: String)] = []
    let drops = (old: old.drops, new: new.drops)
    var before: String?
    for block in new.tree.blocks {
      switch (old.isKept(block.nodes), new.isKept(block.nodes)) {
      case (false, true): added.append(Self.block(block, drops.old[block.index], before))
      case (true, false): removed.append(Self.block(block, drops.new[block.index], before))
      case (true, true):
        let texts = (old: old.text(of: block), new: new.text(of: block))
        if texts.old != texts.new { changed.append(texts) }
        before = String(texts.new.suffix(Self.context))
      case (false, false): continue
      }
    }
    (self.added, self.removed, self.changed) = (added, removed, changed)
    fields = Self.fields(old, new)
  }

  /// Characters.
  private static let context = 60

  private static func block(_ block: Winnow.Block, _ edit: Edit?, _ before: String?) -> Block {
    Block(
      index: block.index, text: block.text, characterCount: block.characterCount, step: edit?.step ?? "",
      rule: edit?.reason.rule.description ?? "",
      before: before, cell: cell(block))
  }

  private static func cell(_ block: Winnow.Block) -> (table: Int, row: Int)? {
    guard block.kind == .cell else { return nil }
    var row: Int?
    for node in [block.container] + Array(block.container.ancestors) {
      if node.tag == .tr, row == nil { row = node.id }
      if node.tag == .table { return row.map { (node.id, $0) } }
    }
    return nil
  }

  private static func fields(_ old: Page, _ new: Page) -> [Field] {
    let (before, after) = (values(old), values(new))
    return Set(before.keys).union(after.keys).sorted().compactMap { key in
      let values = (before[key], after[key])
      guard values.0?.text != values.1?.text else { return nil }
      return Field(key: key, old: values.0?.text, new: values.1?.text, step: values.1?.step ?? values.0?.step ?? "")
    }
  }

  /// Separates the values of a list.
  static let separator = " · "

  /// The record's values according to the journal: the last value of a field, all values of a list.
  private static func values(_ page: Page) -> [String: (text: String, step: String)] {
    var values: [String: (text: String, step: String)] = [:]
    for edit in page.journal.edits {
      guard case .set(let assignment) = edit.change else { continue }
      let before = assignment.isListed ? values[assignment.key].map { $0.text + separator } ?? "" : ""
      values[assignment.key] = (before + "\(assignment)", edit.step)
    }
    return values
  }
}
