import Winnow

/// The date of an element that is marked as one.
extension FindDate {
  /// Groups that do not contain the article's date.
  static let elsewhere = ElementGroups.mask(
    .footer, .aside, .nav, .navigationWord, .footerWord, .relatedWord, .commentWord, .teaserWord, .reviewWord)
  /// Nodes: within this distance of the heading, a date belongs to the article even in a box with the class of an aside or a teaser.
  private static let beside = 24
  private static let elsewhereBeside = ElementGroups.mask(.footer, .nav, .relatedWord, .commentWord, .reviewWord)
  static let maxLength = 200

  static func elsewhere(_ distance: Int) -> UInt64 { distance <= beside ? elsewhereBeside : elsewhere }

  /// More elements than this belong to a list of articles.
  private static let maxTimes = 40

  /// Sets the time of the last change, where the page declares none: that of an element which tells it by microdata or by the class of
  /// hAtom, or in a line that says so; else the day of such a line beside the heading.
  func setChange(_ page: inout Page, _ around: HeadingSurroundings) {
    guard page.record[.modified] == nil else { return }
    let reader = DateReader(tag: page.tree.first(.html)?[.lang])
    for node in page.tree.elements(.time).prefix(Self.maxTimes) {
      guard Self.isOfChange(node) || Self.isInLineOfChange(node, reader), page.isKept(node.id),
        !around.isWithin(Self.elsewhereBeside, node), !Self.isQuoted(node),
        let time = (node[.datetime] ?? node[.content]).flatMap({ Timestamp.iso($0, language: reader.language) })
      else { continue }
      return page.set(.text(.modified, time), because: Reason("time element of a change") { node.path })
    }
    for block in around.blocks {
      guard let day = Self.change(in: block, reader)?.text, page.isKept(block.nodes), !Self.isQuoted(block.container),
        !around.isWithin(Self.elsewhere(around.distance(of: block.nodes.lowerBound)), block.container)
      else { continue }
      // A day that is the only one is that of publication.
      if page.record[.published]?.hasPrefix(day) ?? false { return }
      return page.set(.text(.modified, day), at: block, because: Reason("line of a change", at: block.container))
    }
  }

  /// The day of a line that tells one of a change, and nothing else.
  private static func change(in block: Block, _ reader: DateReader) -> CivilDate? {
    guard block.characterCount <= lineCharacters, DateReader.mayContainDate(block.tree.text[block.textRange]), case let text = block.text,
      let day = reader.changed(in: text), day.isPlausiblePublicationDate, DatedLine(text).isMetadata
    else { return nil }
    return day
  }

  private static func isInLineOfChange(_ node: Node, _ reader: DateReader) -> Bool {
    guard node[.datetime] != nil, let block = node.tree.blocks(in: 0..<node.id + 1).last, let day = change(in: block, reader)
    else { return false }
    return node[.datetime]?.hasPrefix(day.text) ?? false
  }

  private static func isOfChange(_ node: Node) -> Bool {
    guard node.hasAttributes else { return false }
    if let property = property(of: node) { return property.hasSuffix("dateModified") }
    let words = ContentClasses.words(of: node)
    return words.contains { $0 == "updated" || $0 == "dt-updated" } && !words.contains { $0 == "published" || $0 == "dt-published" }
  }

  func marked(_ page: Page, _ body: Node, _ around: HeadingSurroundings, _ reader: DateReader) -> Found? {
    func dated(_ id: Int) -> Dated? {
      let node = page.tree[id]
      guard let (time, rule) = Self.time(of: node, reader, isDated: around.isOne(ElementGroups.date, id)) else { return nil }
      // Blogs put the time below the text, with markup.
      let isPlain = rule != Self.microdata && rule != Self.abbreviation && !Self.tellsChange(node)
      let distance = around.distance(of: id)
      guard !around.isWithin(Self.elsewhere(distance) & (isPlain ? ~0 : ~ElementGroups.footers), node), !Self.isQuoted(node) else {
        return nil
      }
      let weight =
        rule == Self.microdata ? distance / Self.microdataShare : rule == Self.change ? distance + Self.updateDistancePenalty : distance
      return Dated(time: time, rule: rule, node: node, weight: weight)
    }
    let elements = around.all(ElementGroups.date | ElementGroups.time, in: body.subtree)
    // Nearest first, so that the others need not be parsed.
    let least = elements.map { id in
      (id: id, weight: around.distance(of: id) / (Self.property(of: page.tree[id]) == nil ? 1 : Self.microdataShare))
    }
    .sorted { ($0.weight, $0.id) < ($1.weight, $1.id) }
    var best: Dated?
    for (id, weight) in least {
      if let best, weight > best.weight { break }
      if let dated = dated(id), best.map({ (dated.weight, id) < ($0.weight, $0.node.id) }) ?? true { best = dated }
    }
    guard var found = best else { return nil }
    // The time of the displayed date may be elsewhere.
    if found.time.utf8.count == Self.dayBytes {
      found = elements.lazy.compactMap(dated).first { $0.time.utf8.count > Self.dayBytes && $0.time.hasPrefix(found.time) } ?? found
    }
    let node = found.node
    return Found(
      time: found.time, reason: Reason(found.rule, at: node), block: page.tree.blocks(in: node.subtree).first,
      isShown: around.heading != nil && !Self.tellsChange(node))
  }

  /// An element with a time.
  private struct Dated { let time: String, rule: RuleID, node: Node, weight: Int }

  /// The divisor for the distance of an element that is marked as the publication date.
  private static let microdataShare = 4

  /// Nodes added to the distance of the date of a change.
  private static let updateDistancePenalty = 24

  private static func property(of node: Node) -> String? { node[.itemprop] ?? node[.property] }

  /// Properties of microdata and RDFa.
  private static let properties = ["datePublished", "dateCreated", "dc:date", "dc:created", "dcterms:date", "dcterms:created"]

  /// The length of “2024-03-05”.
  static let dayBytes = 10
  private static let microdata: RuleID = "microdata or RDFa", abbreviation: RuleID = "abbreviation"

  /// A date of the last change is used for publication only if there is no other.
  private static let change: RuleID = "element marked as a date, of a change"

  /// Whether its class or id marks a change: wikis give it at the end of the page.
  private static func tellsChange(_ node: Node) -> Bool { changes.first(in: node) != nil }
  private static let changes = ClassTokens([.change])

  /// Where scripts find the moment that they put in the reader's words: seconds, or a day and a time.
  private static let moments = ["data-timestamp", "data-time", "data-datetime", "data-epoch", "data-utc", "data-published"]

  private static func time(of node: Node, _ reader: DateReader, isDated: Bool) -> (String, rule: RuleID)? {
    if let property = property(of: node), properties.contains(where: { UTF8Bytes.contains($0, in: property) }) {
      let value = [node[.content], node[.datetime], node[.title]].compactMap(\.self).first { !$0.isEmpty }
      if let time = value.flatMap({ Timestamp.iso($0, language: reader.language) }) ?? reader.published(in: node.text)?.day.text {
        return (time, microdata)
      }
    }
    if node.tag == .time, let value = node[.datetime],
      let time = Timestamp.iso(value, language: reader.language) ?? reader.firstDate(in: value)?.text
    {
      return (time, "time element")
    }
    guard node.textRange.count <= maxLength else { return nil }
    if node.tag == .abbr || isDated, let time = node[.title].flatMap({ Timestamp.iso($0, language: reader.language) }) {
      return (time, abbreviation)
    }
    if isDated, let time = moments.lazy.compactMap({ node[$0] }).first.flatMap({ Timestamp.iso($0, language: reader.language) }) {
      return (time, "attribute with the moment")
    }
    guard node.tag == .time || isDated else { return nil }
    var reader = reader
    reader.readsShortYears = isDated
    return reader.published(in: node.text).map { ($0.day.text, $0.isChange || tellsChange(node) ? change : "element marked as a date") }
  }
}
