import Winnow

/// The groups of a page's elements, by tag, role, microdata and the words of their classes and ids.
///
/// One bit per group. The words are common in templates and themes; none is decisive by itself.
struct ElementGroups: TreeAnalysis {
  /// The distinct sets of groups, the empty one first, and by node the index of its set: a page has few sets.
  private let groupSets: [UInt64], setIndices: [UInt16]

  /// The groups of a node itself.
  subscript(node: Int) -> UInt64 { groupSets[Int(setIndices[node])] }

  /// Whether the element, or an ancestor, is of these groups.
  func isInside(_ groups: UInt64, _ node: Int, _ tree: Tree) -> Bool {
    var id = node
    while id > 0 {
      if self[id] & groups != 0 { return true }
      id = tree.parent(of: id)
    }
    return false
  }

  /// Whether a near ancestor of the block is named a list of ingredients.
  func isIngredient(_ block: Block) -> Bool {
    ([block.container] + block.container.ancestors.prefix(Self.levels)).contains { self[$0.id] & Self.ingredients != 0 }
  }

  /// Maximum levels of ancestors searched for a list of ingredients.
  private static let levels = 4

  /// The number of elements of each group.
  var counts: [Int] {
    var nodes = [Int](repeating: 0, count: groupSets.count)
    var counts = [Int](repeating: 0, count: ElementGroup.all.count)
    for number in setIndices { nodes[Int(number)] += 1 }
    for (groups, count) in zip(groupSets, nodes) {
      var groups = groups & Self.features
      while groups != 0 {
        counts[groups.trailingZeroBitCount] += count
        groups &= groups - 1
      }
    }
    return counts
  }

  /// The bits of these groups.
  static func mask(_ groups: ElementGroup...) -> UInt64 { groups.reduce(0) { $0 | $1.bit } }

  /// The bits of all groups.
  static let features: UInt64 = 1 << UInt64(ElementGroup.all.count) - 1

  /// Words that stages use but that are not features of the model: their bits are above those of the groups.
  private static let marks: [(mark: UInt64, categories: [ElementCategory])] = [
    (ingredients, [.ingredient]), (byline, [.author]), (chrome, ElementCategory.chrome), (date, [.date]), (concealed, [.concealed]),
  ]
  /// A word for recipe ingredients.
  static let ingredients: UInt64 = 1 << 58
  /// A style, an attribute or a class that may hide the element, or a role of content that scripts show.
  static let concealed: UInt64 = 1 << 59
  /// An element whose purpose is a time.
  static let time: UInt64 = 1 << 60
  /// A word or role of page chrome.
  static let chrome: UInt64 = 1 << 61
  /// A word for an author's name.
  static let byline: UInt64 = 1 << 62
  /// A word for a date or a time of day.
  static let date: UInt64 = 1 << 63

  /// Footers of pages and of articles.
  static let footers = mask(.footer, .footerWord)

  /// The groups that no article is in, even if it is the page's only text.
  static let frame = mask(.nav, .footer, .form, .navigationWord, .footerWord, .noticeWord)

  /// The groups of elements in an article that are not part of its text.
  static let nonContent = frame | chrome | mask(.aside, .sideWord, .relatedWord, .teaserWord, .shareWord, .advertisementWord, .commentWord)

  private static let byTag: [UInt64] = Tag.allCases.map { tag in
    ElementGroup.all.reduce(tag == .time || tag == .abbr ? time : 0) { $1.tags.contains(tag) ? $0 | $1.bit : $0 }
  }

  private static let byRole: [String: UInt64] = Dictionary(
    ElementGroup.all.flatMap { group in group.roles.map { ($0, group.bit) } } + DropChrome.roles.map { ($0, chrome) }
      + HiddenElements.roles.map { ($0, concealed) }
  ) { $0 | $1 }

  private static let byWord = ASCIIWordTable(
    ElementGroup.all.flatMap { group in FeatureWords.current[group].map { ($0, group.bit) } }
      + marks.flatMap { mark, categories in categories.flatMap(\.words).map { ($0, mark) } })

  init(_ tree: Tree) {
    var classes = DirectMappedCache<UInt64>(initial: 0)
    var sets = HashInterner()
    _ = sets.number(0)
    setIndices = (0..<tree.count).map { id in
      let tag = tree.tag(of: id)
      guard tag != .text else { return 0 }
      var groups = Self.byTag[Int(tag.rawValue)]
      tree.eachAttribute(
        of: id, where: { $0 == .class || $0 == .id || $0 == .itemprop || $0 == .property || $0 == .role || $0 == .hidden || $0 == .style }
      ) { key, value in
        switch key {
        case .class: groups |= classes.value(of: value) { Self.byWord.all(in: $0) }
        case .id, .itemprop: groups |= Self.byWord.all(in: value)
        case .property: groups |= Self.byWord.all(in: value) & (Self.date | Self.byline)
        case .hidden: groups |= Self.concealed
        case .style: if Self.mayHide(value) { groups |= Self.concealed }
        case .role: groups |= Self.byRole[String(decoding: value, as: UTF8.self)] ?? 0
        default: break
        }
      }
      // Custom element names are read like class names.
      if tag == .other { groups |= Self.byWord.all(in: Array(tree[id].name.utf8)[...]) }
      // Only a hostile page has more distinct sets.
      return groups == 0 ? 0 : UInt16(exactly: sets.number(groups)) ?? 0
    }
    groupSets = sets.hashes
  }

  /// Whether a style contains “none” or “hidden”, an off-screen position, or a zero size.
  private static func mayHide(_ style: ArraySlice<UInt8>) -> Bool {
    var last: UInt32 = 0
    for byte in style {
      last = last << 8 | UInt32(byte | 0x20)
      if last == 0x6E6F_6E65 || last == 0x6464_656E || last == 0x2D39_3939 || last == 0x2D31_3030 { return true }
      if last & 0xFF_FFFF == 0x65_3A30 || last == 0x653A_2030 || last == 0x7265_6374 { return true }
    }
    return false
  }
}
