public import Winnow

/// Finds whom the page credits: its publisher, authors, agencies, the photo, and the sources that the text cites.
///
/// Cited sources are found by words of the page's language (“according to”, “صحيفة”, “по данным”) and by where a name ends;
/// “according to the law, the plan, the need” is no source.
public struct FindAttributions: Stage {
  public static let name: StepName = "find-attributions"
  public static let summary = "Adds the publisher, authors, agencies, photo credits and cited sources to the record, each with the words that prove it."
  public static let examples = [
    Example("a site cited", "<html lang=ar><p>وصل الوفد إلى المدينة مساء أمس، حسب موقع روسيا اليوم.", gives: ["attributions": "cited روسيا اليوم"]),
    Example("a statement", "<html lang=ar><p>وجاء في بيان صدر عن الكرملين، اليوم الجمعة، أن الرئيسين بحثا التطورات.", gives: ["attributions": "cited الكرملين"]),
    Example("an office that said", "<html lang=ar><p>أفاد المركز الصحفي للكرملين، بأن الرئيسين بحثا التطورات.", gives: ["attributions": "cited المركز الصحفي للكرملين"]),
    Example("according to a decision", "<html lang=ar><p>وتصل المساعدات إلى المدينة وفق القرار الدولي رقم 2401 حسب الحاجة.", gives: ["attributions": ""]),
    Example("according to an office", "<html lang=en><p>The park will open on Monday, according to the Ministry of Works.", gives: ["attributions": "cited Ministry of Works"]),
    Example("according to plan", "<html lang=en><p>Everything went according to plan, and according to size.", gives: ["attributions": ""]),
    Example("laut", "<html lang=de><p>Die Fähre hat laut Hafenamt Norddeich gewendet, laut Gesetz zu spät.", gives: ["attributions": "cited Hafenamt Norddeich"]),
    Example("a photo", "<html lang=fr><p>Photo : Lina Roux<p>Un texte.", gives: ["attributions": "photo Lina Roux"]),
  ]
  public init() {}

  public func run(on page: inout Page) throws {
    let phrases = Phrases.of(page)
    publisher(&page)
    // Captions hold photo credits, and are often dropped by now.
    let blocks = page.tree.blocks.filter { page.stands($0.nodes) || $0.kind == .caption }
    let plausible = Plausible(page, phrases)
    for block in linesAbove(page) { photo(block.text, block, phrases, &page) }
    for (place, block) in blocks.enumerated() {
      let text = page.stands(block.nodes) ? page.bytes(of: block) : Array(block.text.utf8)
      guard block.kind != .code, block.kind != .heading || text.count < 200 else { continue }
      let isCredit = credits(text, block, isEdge: place < 6 || place >= blocks.count - 6, phrases, plausible, &page)
      guard block.kind != .heading, block.kind != .caption, !isCredit else { continue }
      let supplier = place < Self.firstBlocks ? supplier(String(decoding: text, as: UTF8.self), phrases) : nil
      if let supplier { page.set(.attribution(supplier), at: block, because: Reason(supplier.rule, supplier.evidence)) }
      for citation in Citations(text, phrases).found where !isOwn(citation.name, page) && !isSame(citation.name, supplier?.name) {
        page.set(.attribution(citation), at: block, because: Reason(citation.rule, citation.evidence))
      }
    }
    for author in page.record.authors { declared(author, &page) }
  }

  /// An author that the page declares, be it an agency.
  private func declared(_ author: Author, _ page: inout Page) {
    guard !author.isOrganization || Agencies.id(of: author.name) != nil && !isOwn(author.name, page) else { return }
    let kind: Attribution.Kind = author.isOrganization ? .agency : .author
    guard !page.record.attributions.contains(where: { $0.kind == kind && $0.name == author.name }) else { return }
    page.set(.attribution(Attribution(kind, author.name, evidence: author.name, confidence: 0.8, rule: "declared")), because: "declared author")
  }

  private func publisher(_ page: inout Page) {
    guard let site = page.record[.site], !page.record.attributions.contains(where: { $0.kind == .publisher }) else { return }
    page.set(.attribution(Attribution(.publisher, site, evidence: site, confidence: 0.9, rule: "site name")), because: "site name")
  }

  /// The first paragraph says who supplied the story; a subtitle may stand before it.
  private static let firstBlocks = 3, mostSupplied = 9

  /// “به گزارش گروه بین‌الملل خبرگزاری فارس”: the agency whose story it is.
  private func supplier(_ text: String, _ phrases: Phrases) -> Attribution? {
    guard !phrases.suppliers.isEmpty else { return nil }
    let words = NameShape.words(String(text.prefix(while: { !"،.؛:".contains($0) })))
    guard words.count > 2, phrases.suppliers.contains(where: { $0.parts == words.prefix($0.parts.count).map { Loose.bytes(of: $0.utf8) } }) else { return nil }
    for start in 2..<min(words.count, Self.mostSupplied) {
      for length in [3, 2, 1] where start + length <= words.count {
        let name = words[start..<start + length].joined(separator: " ")
        guard Agencies.id(of: name) != nil else { continue }
        return Attribution(.agency, name, evidence: words[..<(start + length)].joined(separator: " "), confidence: 0.8, rule: "supplier")
      }
    }
    return nil
  }

  private func isSame(_ name: String, _ supplier: String?) -> Bool {
    guard let supplier else { return false }
    return name == supplier || Agencies.isOne(name, supplier)
  }

  /// Whether the outlet speaks of itself: “as Ukrinform reports”, on its own page.
  private func isOwn(_ name: String, _ page: Page) -> Bool {
    guard let outlet = page.record[.site], case let (site, key) = (Loose.key(outlet), Loose.key(name)), key.utf8.count >= 3 else { return false }
    return Agencies.isOne(name, outlet) || site == key || site.hasPrefix(key) && key.utf8.count * 3 >= site.utf8.count
  }

  /// Under this a block may be a credit line as a whole.
  private static let longestCredit = 160

  /// - Returns: whether a short block is a credit, so that its names are no sources.
  private func credits(_ bytes: [UInt8], _ block: Block, isEdge: Bool, _ phrases: Phrases, _ plausible: Plausible, _ page: inout Page) -> Bool {
    // A scalar takes four bytes at most.
    let isShort = bytes.count <= Self.longestCredit || bytes.count <= 4 * Self.longestCredit && TextBytes.scalars(in: bytes) <= Self.longestCredit
    guard isShort || isEdge else { return false }
    var isCredit = false
    lazy var text = String(decoding: bytes, as: UTF8.self)
    if phrases.credits.mayFit(bytes) {
      // A credit stands at the end of a long paragraph, if anywhere in it.
      let scalars = ScalarText(isShort ? text : String(text[text.unicodeScalars.index(text.endIndex, offsetBy: -Self.longestCredit)...]))
      var trials = SlotTrials(plausible)
      for template in phrases.credits.fitting(scalars, where: { isShort || !$0.isAtEnd || $0.isAnywhere }) {
        guard let match = template.match(scalars, &trials) else { continue }
        isCredit = isCredit || isShort && template.isAtEnd
        for attribution in Credits.attributions(match, rule: "credit") { page.set(.attribution(attribution), at: block, because: Reason("credit", match.evidence)) }
      }
    }
    if block.kind == .caption {
      photo(text, block, phrases, &page)
    } else if isEdge, bytes.contains(UInt8(ascii: "/")), let photo = CaptionCredit.behindSlash(text, phrases) {
      page.set(.attribution(photo), at: block, because: Reason(photo.rule, photo.evidence))
    } else if isEdge, let agency = signature(bytes) {
      page.set(.attribution(Attribution(.agency, agency, evidence: "(\(agency))", confidence: 0.8, rule: "signature")), at: block, because: "signature")
    }
    return isCredit
  }

  private func photo(_ caption: String, _ block: Block, _ phrases: Phrases, _ page: inout Page) {
    let agency = signature(Array(caption.utf8)).flatMap { Agencies.isGeneric($0) ? nil : $0 }
    guard let photo = CaptionCredit.photo(in: caption, agency: agency, phrases) else { return }
    page.set(.attribution(photo), at: block, because: Reason(photo.rule, photo.evidence))
  }

  private static let mostAbove = 8, longestCaption = 300

  /// What was dropped right above the text: captions that the page does not mark as such.
  private func linesAbove(_ page: Page) -> [Block] {
    guard let first = page.blocks.first(where: { $0.kind != .heading }) else { return [] }
    return page.dropped(above: first, most: Self.mostAbove).filter { page.label(of: $0) == nil && ![.caption, .heading].contains($0.kind) && $0.letters <= Self.longestCaption }
  }

  private static let wideOpen = Array("（".utf8), wideClose = Array("）".utf8)

  /// “… --(بترا)”: an agency in brackets at the end.
  private func signature(_ text: [UInt8]) -> String? {
    func agency(_ range: Range<Int>) -> String? {
      let name = String(decoding: text[range], as: UTF8.self)
      return Agencies.id(of: name) != nil ? name : nil
    }
    if text.suffix(Self.wideClose.count).elementsEqual(Self.wideClose), let open = text.indices.last(where: { text[$0...].starts(with: Self.wideOpen) }) {
      return agency(open + Self.wideOpen.count..<text.count - Self.wideClose.count)
    }
    let end = text.last == UInt8(ascii: ".") ? text.count - 1 : text.count
    guard end > 0, text[end - 1] == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")) else { return nil }
    return agency(open + 1..<end - 1)
  }
}
