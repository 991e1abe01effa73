import Winnow

/// How an inline element marks its text.
enum InlineMark: Hashable {
  case emphasis, strong, deleted, `subscript`, superscript, code, keyboard
  /// The element's number tells two links beside each other apart.
  case link(String, node: Int)

  var isLiteral: Bool { self == .code || self == .keyboard }
}

/// Collects the inline content of a page into paragraphs, and its blocks in their order.
struct ContentFlow {
  private(set) var blocks: [ContentBlock] = []
  /// The marks of the elements that are open.
  var marks: [InlineMark]
  /// Whether all of it is one line, as in a heading: what would begin a paragraph is a blank then.
  let isLine: Bool
  private var runs: [InlineRun] = []
  private var endsInBlank = true
  private var source: Range<Int>?

  init(marks: [InlineMark] = [], isLine: Bool = false) { (self.marks, self.isLine) = (marks, isLine) }

  /// Adds text, its white space collapsed.
  mutating func add(text: ArraySlice<UInt8>, source: Range<Int>) {
    // A byte in front stands for what the line ends in.
    var out = [endsInBlank ? UTF8Bytes.space : UInt8(ascii: "x")]
    UTF8Bytes.append(text, to: &out)
    out.removeFirst()
    guard let last = out.last else { return }
    endsInBlank = UTF8Bytes.isBlank(last)
    extend(source)
    if let last = runs.indices.last, runs[last].marks == ordered, case .text(var bytes) = runs[last].leaf {
      runs[last].leaf = .lineBreak  // the bytes have one owner, and are not copied
      bytes += out
      runs[last].leaf = .text(bytes)
    } else {
      runs.append(InlineRun(leaf: .text(out), marks: ordered))
    }
  }

  /// Adds content that is no text.
  mutating func addInline(_ leaf: InlineRun.Leaf, source: Range<Int>) {
    extend(source)
    runs.append(InlineRun(leaf: leaf, marks: ordered))
    endsInBlank = false
  }

  /// The picture that the line ends in.
  var lastPicture: Picture? { if case .picture(let picture)? = runs.last(where: { !$0.isBlank })?.leaf { picture } else { nil } }

  /// The block that was added last, where nothing stands after it.
  var lastBlock: ContentBlock? { runs.allSatisfy(\.isBlank) ? blocks.last : nil }

  /// Ends the line; two line breaks with nothing between them end the paragraph.
  mutating func breakLine(source: Range<Int>) {
    guard !isLine else { return addBlank() }
    if case .lineBreak? = runs.last(where: { !$0.isBlank })?.leaf { return endParagraph() }
    guard !runs.isEmpty else { return }
    extend(source)
    runs.append(InlineRun(leaf: .lineBreak, marks: []))
    endsInBlank = true
  }

  mutating func addBlank() {
    guard !endsInBlank else { return }
    runs.append(InlineRun(leaf: .text([UTF8Bytes.space]), marks: ordered))
    endsInBlank = true
  }

  /// Ends the paragraph that is open; a blank, where all is one line.
  mutating func endParagraph() {
    guard !isLine else { return addBlank() }
    let inlines = takeLine()
    if !inlines.isEmpty, let range = source { blocks.append(ContentBlock(.paragraph(inlines), source: range)) }
    source = nil
  }

  /// Adds a block after the paragraph that is open.
  mutating func add(_ kind: ContentBlock.Kind, source: Range<Int>) {
    endParagraph()
    blocks.append(ContentBlock(kind, source: source))
  }

  /// Changes the last block, where the paragraph after it is empty.
  mutating func changeLast(_ change: (inout ContentBlock) -> Bool) -> Bool {
    endParagraph()
    return blocks.isEmpty ? false : change(&blocks[blocks.count - 1])
  }

  /// The content of the line that is open.
  mutating func takeLine() -> [Inline] {
    defer { (runs, endsInBlank) = ([], true) }
    return InlineRun.inlines(runs)
  }

  /// Code stands within all other marks, and has none within it.
  private var ordered: [InlineMark] {
    guard let literal = marks.first(where: \.isLiteral) else { return marks }
    return marks.filter { !$0.isLiteral && $0 != .subscript && $0 != .superscript } + [literal]
  }

  private mutating func extend(_ range: Range<Int>) {
    source = source.map { min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound) } ?? range
  }
}

/// A piece of a line whose marks are the same.
struct InlineRun {
  enum Leaf {
    case text([UInt8])
    case picture(Picture)
    case formula(String)
    case footnote(String)
    case lineBreak
    case ruby([UInt8], reading: String)
  }
  var leaf: Leaf
  /// From the outside to the inside.
  var marks: [InlineMark]

  var isBlank: Bool { if case .text(let bytes) = leaf { bytes.allSatisfy(UTF8Bytes.isBlank) } else { false } }

  /// The runs as a tree: neighbours that share a mark share its element; blanks at the ends of a mark stand outside of it.
  static func inlines(_ runs: [InlineRun]) -> [Inline] {
    let runs = breaksInLinks(trimmed(runs))
    return grouped(blanksMovedOut(runs)[...], depth: 0)
  }

  /// A line break between two parts of one link is in the link.
  private static func breaksInLinks(_ runs: [InlineRun]) -> [InlineRun] {
    var out = runs
    for i in runs.indices.dropFirst().dropLast() {
      guard case .lineBreak = runs[i].leaf, case let before = runs[i - 1].marks,
        let link = before.firstIndex(where: { if case .link = $0 { true } else { false } }), runs[i + 1].marks.starts(with: before[...link])
      else { continue }
      out[i].marks = Array(before[...link])
    }
    return out
  }

  private static func trimmed(_ runs: [InlineRun]) -> [InlineRun] {
    func isEdge(_ run: InlineRun) -> Bool { if case .lineBreak = run.leaf { true } else { run.isBlank } }
    var rest = runs[...]
    while let first = rest.first, isEdge(first) { rest.removeFirst() }
    while let last = rest.last, isEdge(last) { rest.removeLast() }
    var out = Array(rest)
    if case .text(let bytes)? = out.first?.leaf { out[0].leaf = .text(Array(bytes.drop(while: UTF8Bytes.isBlank))) }
    if case .text(var bytes)? = out.last?.leaf {
      while bytes.last.map(UTF8Bytes.isBlank) == true { bytes.removeLast() }
      out[out.count - 1].leaf = .text(bytes)
    }
    return out
  }

  private static func blanksMovedOut(_ runs: [InlineRun]) -> [InlineRun] {
    var out: [InlineRun] = []
    for (i, run) in runs.enumerated() {
      guard case .text(var bytes) = run.leaf, !run.marks.isEmpty else {
        out.append(run)
        continue
      }
      let before = i > 0 ? shared(runs[i - 1].marks, run.marks) : []
      let after = i + 1 < runs.count ? shared(runs[i + 1].marks, run.marks) : []
      if bytes.first.map(UTF8Bytes.isBlank) == true, before.count < run.marks.count {
        bytes.removeFirst()
        out.append(InlineRun(leaf: .text([UTF8Bytes.space]), marks: before))
      }
      let endsInBlank = bytes.last.map(UTF8Bytes.isBlank) == true && after.count < run.marks.count
      if endsInBlank { bytes.removeLast() }
      if !bytes.isEmpty { out.append(InlineRun(leaf: .text(bytes), marks: run.marks)) }
      if endsInBlank { out.append(InlineRun(leaf: .text([UTF8Bytes.space]), marks: after)) }
    }
    return out
  }

  private static func shared(_ a: [InlineMark], _ b: [InlineMark]) -> [InlineMark] { zip(a, b).prefix { $0 == $1 }.map(\.0) }

  private static func grouped(_ runs: ArraySlice<InlineRun>, depth: Int) -> [Inline] {
    var out: [Inline] = []
    var rest = runs
    while let first = rest.first {
      guard depth < first.marks.count else {
        out.append(first.inline)
        rest.removeFirst()
        continue
      }
      let mark = first.marks[depth]
      let group = rest.prefix { depth < $0.marks.count && $0.marks[depth] == mark }
      out += wrapped(group, mark, depth: depth)
      rest.removeFirst(group.count)
    }
    return out
  }

  private static func wrapped(_ runs: ArraySlice<InlineRun>, _ mark: InlineMark, depth: Int) -> [Inline] {
    if mark.isLiteral {
      // A picture or a footnote's number within code stands after it.
      let code = runs.map(\.literal).joined()
      let others = runs.compactMap(\.unliteral)
      return (code.isEmpty ? [] : [mark == .code ? .code(code) : .keyboard(code)]) + others
    }
    let content = grouped(runs, depth: depth + 1)
    return switch mark {
    case .emphasis: [.emphasis(content)]
    case .strong: [.strong(content)]
    case .deleted: [.deleted(content)]
    case .subscript: [.subscript(content)]
    case .superscript: [.superscript(content)]
    case .link(let address, _): [.link(address: address, content)]
    case .code, .keyboard: content
    }
  }

  private var inline: Inline {
    switch leaf {
    case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    case .picture(let picture): .picture(picture)
    case .formula(let latex): .formula(latex)
    case .footnote(let label): .footnoteReference(label)
    case .lineBreak: .lineBreak
    case .ruby(let base, let reading): .ruby([.text(String(decoding: base, as: UTF8.self))], reading: reading)
    }
  }

  private var literal: String {
    switch leaf {
    case .text(let bytes), .ruby(let bytes, _): String(decoding: bytes, as: UTF8.self)
    case .formula(let latex): latex
    case .lineBreak: " "
    case .picture, .footnote: ""
    }
  }

  private var unliteral: Inline? {
    switch leaf {
    case .picture, .footnote: inline
    case .text, .formula, .lineBreak, .ruby: nil
    }
  }
}
