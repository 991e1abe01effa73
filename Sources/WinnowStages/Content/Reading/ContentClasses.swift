public import Winnow

/// The class names that mark parts of content, from `content-classes.json`.
struct ContentClasses: Sendable {
  /// A key of the file.
  enum Category: UInt32, CaseIterable {
    case lineNumbers, codeHeaders, copyButtons, permalinks, backLinks, footnoteReferences, footnoteTexts, footnoteLists, sidenotes,
      inlineNotes, decorativePictures, captionButtons, screenReaderTexts, hidingClasses
    case formulaPictures, formulaContainers, displayFormulas, formulaTables, codeContainers, codeTables, codeLines, codeHints,
      codeLanguages,
      callouts, calloutAsides, calloutDetails, calloutTitles, calloutKinds, folds

    fileprivate var key: String { "\(self)" }
    fileprivate var bit: UInt32 { 1 << rawValue }
  }

  static let builtIn = ContentClasses(EmbeddedFile("content-classes.json", PackageResources.content_classes_json))

  /// The categories of each name, one bit each.
  private let names: ClassNameTable
  /// The kinds of callouts, in file order.
  let calloutKinds: [String]
  /// The language names that pages display above code.
  let codeLanguages: Set<String>

  /// Reads the file. Its keys are exactly the categories; its values are arrays of lowercase names, of which one with a final `*` is a
  /// prefix.
  init(_ file: EmbeddedFile) {
    var names: [String: UInt32] = [:]
    var beginnings: [String: UInt32] = [:]
    var kinds: [String] = []
    var languages: Set<String> = []
    var keys: Set<String> = []
    let members = file.members()
    for category in Category.allCases {
      // Made once: the name of a case is looked up by reflection.
      let key = category.key
      keys.insert(key)
      guard let list = members.first(where: { $0.key == key })?.node.value.array?.compactMap(\.string) else {
        file.stop("it lacks \"\(key)\"")
      }
      for name in list where name.hasSuffix("*") { beginnings[String(name.dropLast()), default: 0] |= category.bit }
      for name in list where !name.hasSuffix("*") { names[name, default: 0] |= category.bit }
      if category == .calloutKinds { kinds = list }
      if category == .codeLanguages { languages = Set(list) }
    }
    if let unread = members.first(where: { !keys.contains($0.key) }) {
      file.stop("nobody reads \"\(unread.key)\"", at: unread.keyOffset)
    }
    (self.names, calloutKinds, codeLanguages) = (ClassNameTable(names, beginnings: beginnings), kinds, languages)
  }

  /// Whether one of the element's classes is in the category.
  func has(_ category: Category, _ node: Node) -> Bool { categories(of: node).contains(category) }

  /// Whether the element is a note or warning: by a class that only those have, or as an `aside`, a `details`, or a `div`, titled or with
  /// an uppercase class, named so.
  func isCallout(_ node: Node) -> Bool { node.hasAttributes && isCallout(node, categories(of: node)) }

  /// The same for an element with known categories.
  func isCallout(_ node: Node, _ said: Categories) -> Bool {
    if said.bits == 0 { return false }
    if said.contains(.callouts) { return true }
    switch node.tag {
    case .aside: return said.contains(.calloutAsides)
    case .details: return said.contains(.calloutDetails)
    case .div: return said.contains(.calloutDetails) && (Self.isCapitals(node) || isTitled(node) || isNamed(node))
    default: return false
    }
  }

  /// Whether the element's only class is an uppercase word: `NOTE`.
  static func isCapitals(_ node: Node) -> Bool {
    node.bytes(.class).map { !$0.isEmpty && $0.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } } ?? false
  }

  /// Whether all of its classes are kinds of callouts, and say it twice, as `note warning` does, or are a word that nothing else is called.
  private func isNamed(_ node: Node) -> Bool {
    let words = Self.words(of: node)
    return words.allSatisfy { has(.calloutDetails, $0) } && (words.count > 1 || Self.warnings.contains(words[0]))
  }

  private static let warnings: Set<String> = ["warning", "caution", "danger"]

  /// Whether its first element is a title of a note: docutils and DocBook name the note by its kind only.
  private func isTitled(_ node: Node) -> Bool {
    guard let first = node.children.first(where: { !$0.isText }), first.tag == .p || first.tag.headingLevel != nil,
      first.characterCount > 0
    else { return false }
    return has(.calloutTitles, first) || first.tag == .p && isLabel(first)
  }

  /// In characters: “Attention:”.
  private static let maxLabelLength = 12

  /// Whether an element says nothing but a kind of callouts, with a colon behind it.
  func isLabel(_ node: Node) -> Bool {
    guard node.characterCount <= Self.maxLabelLength, case let text = node.text, text.hasSuffix(":") else { return false }
    return calloutKinds.contains(text.dropLast().lowercased())
  }

  /// Whether the class name is in the category.
  func has(_ category: Category, _ name: String) -> Bool { names.categories(of: Array(name.utf8)[...]) & category.bit != 0 }

  /// Whether one of the element's classes marks screen-reader text; class name generators add prefixes.
  func isScreenReaderText(_ node: Node) -> Bool {
    guard node.hasAttributes, let classes = node.bytes(.class) else { return false }
    let spoken = Category.screenReaderTexts.bit
    var isSpoken = false
    ClassNameTable.each(in: classes) { name in
      isSpoken =
        names.categories(of: name) & spoken != 0
        || ClassNameTable.lastPart(of: name).map { names.categories(of: $0) & spoken != 0 } ?? false
      return !isSpoken
    }
    return isSpoken
  }

  /// Whether an element in a caption is a button or screen-reader text.
  func isNonCaptionText(_ node: Node) -> Bool { has(.captionButtons, node) || isScreenReaderText(node) }

  /// The categories of all the element's classes.
  func categories(of node: Node) -> Categories {
    guard node.hasAttributes, let classes = node.bytes(.class) else { return Categories(bits: 0) }
    return Categories(bits: names.categories(in: classes))
  }

  /// A set of categories.
  struct Categories {
    fileprivate let bits: UInt32
    func contains(_ category: Category) -> Bool { bits & category.bit != 0 }
  }

  /// Maximum levels of ancestors that may mark a callout.
  fileprivate static let outward = 3

  /// The class names of an element, lowercased.
  static func words(of node: Node) -> [String] { node.hasAttributes ? node.bytes(.class).map(words) ?? [] : [] }

  private static func words(_ classes: ArraySlice<UInt8>) -> [String] {
    classes.split(whereSeparator: UTF8Bytes.isASCIIWhitespace).map { String(decoding: $0.map(UTF8Bytes.asciiLowercased), as: UTF8.self) }
  }
}

extension Block {
  /// Whether it is part of a callout, which takes precedence over other evidence.
  public var isInCallout: Bool {
    ([container] + container.ancestors.prefix(ContentClasses.outward)).contains { ContentClasses.builtIn.isCallout($0) }
  }
}
