import Winnow

/// The mark that an inline element gives its text.
enum InlineMark: Hashable {
  case emphasis, strong, deleted, `subscript`, superscript, code, keyboard
  /// The element's id distinguishes adjacent links.
  case link(String, node: Int)

  var isLiteral: Bool { self == .code || self == .keyboard }
}

/// Collects inline content into paragraphs, and blocks in order.
struct ContentFlow {
  private(set) var blocks: [ContentBlock] = []
  /// The marks of the open elements.
  var marks: [InlineMark]
  /// Whether all content is one line, as in a heading, so that a paragraph break becomes a space.
  let isLine: Bool
  private var runs: [InlineRun] = []
  private var endsInBlank = true
  private var source: Range<Int>?

  init(marks: [InlineMark] = [], isLine: Bool = false) { (self.marks, self.isLine) = (marks, isLine) }

  /// Adds text with collapsed whitespace.
  mutating func add(text: ArraySlice<UInt8>, source: Range<Int>) {
    // The first byte represents the end of the line so far.
    var out = [endsInBlank ? UTF8Bytes.space : UInt8(ascii: "x")]
    UTF8Bytes.append(text, to: &out)
    out.removeFirst()
    guard let last = out.last else { return }
    endsInBlank = UTF8Bytes.isASCIIWhitespace(last)
    extend(source)
    if let last = runs.indices.last, runs[last].marks == ordered, case .text(var bytes) = runs[last].leaf {
      runs[last].leaf = .lineBreak  // keeps the bytes uniquely referenced, to avoid a copy
      bytes += out
      runs[last].leaf = .text(bytes)
    } else {
      runs.append(InlineRun(leaf: .text(out), marks: ordered))
    }
  }

  /// Adds content other than text.
  mutating func addInline(_ leaf: InlineRun.Leaf, source: Range<Int>) {
    extend(source)
    runs.append(InlineRun(leaf: leaf, marks: ordered))
    endsInBlank = false
  }

  /// The image at the end of the line.
  var lastPicture: InlineImage? { if case .picture(let picture)? = runs.last(where: { !$0.isBlank })?.leaf { picture } else { nil } }

  /// The last block, if no content follows it.
  var lastBlock: ContentBlock? { runs.allSatisfy(\.isBlank) ? blocks.last : nil }

  /// Ends the line; two consecutive line breaks end the paragraph.
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

  /// Ends the open paragraph; adds a space if all content is one line.
  mutating func endParagraph() {
    guard !isLine else { return addBlank() }
    let inlines = takeLine()
    if !inlines.isEmpty, let range = source { blocks.append(ContentBlock(.paragraph(inlines), source: range)) }
    source = nil
  }

  /// Adds a block after the open paragraph.
  mutating func add(_ kind: ContentBlock.Kind, source: Range<Int>) {
    endParagraph()
    blocks.append(ContentBlock(kind, source: source))
  }

  /// Changes the last block, if the paragraph after it is empty.
  mutating func changeLast(_ change: (inout ContentBlock) -> Bool) -> Bool {
    endParagraph()
    return blocks.isEmpty ? false : change(&blocks[blocks.count - 1])
  }

  /// The content of the open line.
  mutating func takeLine() -> [Inline] {
    defer { (runs, endsInBlank) = ([], true) }
    return InlineRun.inlines(runs)
  }

  /// Code is inside all other marks, and contains none.
  private var ordered: [InlineMark] {
    guard let literal = marks.first(where: \.isLiteral) else { return marks }
    return marks.filter { !$0.isLiteral && $0 != .subscript && $0 != .superscript } + [literal]
  }

  private mutating func extend(_ range: Range<Int>) {
    source = source.map { min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound) } ?? range
  }
}

/// A part of a line with the same marks.
struct InlineRun {
  enum Leaf {
    case text([UInt8])
    case picture(InlineImage)
    case formula(String)
    case footnote(String)
    case lineBreak
    case ruby([UInt8], reading: String)
  }
  var leaf: Leaf
  /// Outermost first.
  var marks: [InlineMark]

  var isBlank: Bool { if case .text(let bytes) = leaf { bytes.allSatisfy(UTF8Bytes.isASCIIWhitespace) } else { false } }

  /// The runs as a tree: adjacent runs share the elements of common marks; spaces at the ends of a mark are moved outside.
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
    if case .text(let bytes)? = out.first?.leaf { out[0].leaf = .text(Array(bytes.drop(while: UTF8Bytes.isASCIIWhitespace))) }
    if case .text(var bytes)? = out.last?.leaf {
      while bytes.last.map(UTF8Bytes.isASCIIWhitespace) == true { bytes.removeLast() }
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
      if bytes.first.map(UTF8Bytes.isASCIIWhitespace) == true, before.count < run.marks.count {
        bytes.removeFirst()
        out.append(InlineRun(leaf: .text([UTF8Bytes.space]), marks: before))
      }
      let endsInBlank = bytes.last.map(UTF8Bytes.isASCIIWhitespace) == true && after.count < run.marks.count
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
      // An image or a footnote's number within code is moved after it.
      let code = runs.map(\.literal).joined()
      let others = runs.compactMap(\.nonTextInline)
      return (code.isEmpty ? [] : [mark == .code ? .code(code) : .keyboard(code)]) + others
    }
    let content = grouped(runs, depth: depth + 1)
    return switch mark {
    case .emphasis: [.emphasis(content)]
    case .strong: [.strong(content)]
    case .deleted: [.deleted(content)]
    case .subscript: [.subscript(content)]
    case .superscript: [.superscript(content)]
    case .link(let address, _): [.link(url: address, content)]
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

  private var nonTextInline: Inline? {
    switch leaf {
    case .picture, .footnote: inline
    case .text, .formula, .lineBreak, .ruby: nil
    }
  }
}
