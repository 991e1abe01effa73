package import Winnow

/// Detects language, script and direction of the kept text.
///
/// CLD2 classifies the text; the page's `lang` attribute decides only if the text is too short.
package struct DetectLanguage: Stage {
  package static let name: StepName = "detect-language"
  package static let summary =
    "Sets the language, script and direction of the page from its text, or from its lang attribute if the text has fewer than 50 characters."
  package static let requires: [Capability] = [.visibleText]
  package static let provides: [Capability] = [.language]
  package static let examples = [
    Example(
      "an Arabic text", "<html><p>أفاد المركز الصحفي بأن الرئيسين بحثا هاتفيا التطورات الأخيرة في المنطقة وسبل التهدئة فيها.",
      record: ["language": "ar", "script": "Arab", "direction": "rtl"]),
    Example(
      "a Persian text, in the same script",
      "<html><p>سرویس خبری اعلام کرد که رئیس جمهور با همتای خود گفتگوی تلفنی داشته است و درباره بحران گفت‌وگو کرد.",
      record: ["language": "fa", "direction": "rtl"]),
    Example(
      "a short text says what its page says", "<html lang=de-AT><p>Kurz gesagt.",
      record: ["language": "de", "locale": "de-AT", "direction": "ltr"]),
    Example(
      "a region that OpenGraph alone tells",
      "<html lang=de><meta property=og:locale content=de_AT><p>Der Sturm hat in der Nacht viele Bäume gefällt.",
      record: ["language": "de", "locale": "de-AT", "direction": "ltr"]),
    Example(
      "a region of another language",
      "<html lang=de><meta property=og:locale content=en_US><p>Der Sturm hat in der Nacht viele Bäume gefällt.",
      record: ["language": "de", "locale": "", "direction": "ltr"], isNearMiss: true),
    Example("a short Hebrew text that says nothing of its language", "<p>שלום לכם.", record: ["language": "", "direction": "rtl"]),
    Example(
      "Pashto, which small tables take for Persian",
      "<p>د افغانستان د کرنې وزارت ویلي چې سږکال د غنمو حاصلات د تېر کال په پرتله زیات شوي دي او بزګران د باران له امله خوشحاله دي.",
      record: ["language": "ps", "direction": "rtl"]),
    Example(
      "Luxembourgish, which small tables take for German",
      "<p>D'Gemeng huet um Méindeg en neie Park opgemaach, an deem honnert Beem stinn an zwee Weiere leien. De Buergermeeschter sot, datt et e gudden Dag fir all Leit wier.",
      record: ["language": "lb"]),
    Example(
      "Javanese, by its present code",
      "<p>Pamaréntah kutha wis mbukak taman anyar ing dina Senèn, sing isiné satus wit lan loro blumbang. Para warga seneng banget amarga papan iki wis suwé dienteni.",
      record: ["language": "jv"]),
    Example(
      "an English text that begins with a quotation",
      "<p>Die alte Seilbahn am Hohen Stein fährt wieder, nachdem ein Verein von Freiwilligen die Stützen gestrichen hat.<p>The ferrymen have asked the council to rebuild the stone landing, which slid into the lake after the rains.<p>A mason from the next village offered to lay the blocks again without mortar, as the grandfathers did.<p>The surveyor replied that a floating pontoon would be cheaper to keep, and nobody has found a shed for it yet.",
      record: ["language": "en"]),
    Example("a page without letters", "<p>1 + 1 = 2", record: ["language": "", "direction": ""]),
  ]
  @Option("The minimum character count of the text; below it, the declared language is taken.", in: 20...100_000) package
    var minCharacters =
    50
  package init() {}

  /// Bytes: CLD2's time grows with the sample; most texts need only the small one.
  private static let samples = [600, 3_000]
  /// Shorter blocks are often labels of the user interface, in another language.
  private static let prose = 60

  private func characterCount(_ blocks: [Block]) -> Int { blocks.reduce(0) { $0 + $1.characterCount } }

  /// The number of positions that are sampled: the first paragraph may quote another language.
  private static let places = 4

  /// Samples of the text at evenly spaced positions.
  private func sample(_ blocks: [Block], _ page: Page, _ most: Int) -> [UInt8] {
    var text: [UInt8] = []
    for place in 0..<Self.places {
      let run = blocks[(place * blocks.count / Self.places)..<((place + 1) * blocks.count / Self.places)]
      // A position with too little text is compensated by the next ones.
      let end = most * (place + 1) / Self.places
      for block in run {
        if text.count >= end { break }
        let more = page.bytes(of: block)
        text += more[..<UTF8Bytes.firstScalar(after: end - text.count, in: more[...])]
        text.append(UTF8Bytes.newline)
      }
    }
    return text
  }

  /// The detected language, if the text is long enough and CLD2 is reliable; and the sample.
  private func read(_ page: Page) -> (language: String?, text: [UInt8]) {
    let all = page.blocks.filter { $0.linkDensity < 0.5 }
    var blocks = all.filter { $0.characterCount >= Self.prose }
    var text: [UInt8] = []
    if characterCount(blocks) < minCharacters { blocks = all }
    guard characterCount(blocks) >= minCharacters else { return (nil, sample(blocks, page, Self.samples[0])) }
    for size in Self.samples {
      text = sample(blocks, page, size)
      if let found = CLD2.language(of: text) { return (found, text) }
      if text.count < size { break }
    }
    return (nil, text)
  }

  /// The page's `lang` attribute; underscores are a common error.
  private static func declared(_ page: Page) -> String? {
    guard let lang = page.tree.first(.html)?[.lang], !lang.isEmpty else { return nil }
    return lang.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
  }

  /// The primary subtag, which names the language.
  private static func primary(_ tag: String) -> String { String(tag.prefix { $0 != "-" }).lowercased() }

  /// Languages that CLD2 does not distinguish reliably in a few sentences; the page's declaration decides.
  private static let confusableLanguages: [Set<String>] = [["id", "ms"], ["hr", "bs"], ["no", "nb", "nn"]]

  private static func areRelatives(_ found: String, _ declared: String?) -> Bool {
    guard let declared = declared.map(primary), declared != primary(found) else { return false }
    return confusableLanguages.contains { $0.contains(declared) && $0.contains(primary(found)) }
  }

  /// The language with a region or script: from the lang attribute, else from OpenGraph.
  private static func locale(of language: String, _ declared: String?, _ page: inout Page) -> (tag: String, rule: RuleID)? {
    let openGraph = page.analysis(PageMeta.self).first(["og:locale"])?.value.split(separator: "_").joined(separator: "-")
    let tags: [(tag: String, rule: RuleID)] = [(declared ?? "", "lang attribute"), (openGraph ?? "", "og:locale")]
    return tags.first { tag, _ in
      tag.utf8.count > language.utf8.count && primary(tag) == language
        && tag.split(separator: "-", omittingEmptySubsequences: false).allSatisfy {
          1...8 ~= $0.utf8.count && $0.utf8.allSatisfy { 0x61...0x7A ~= UTF8Bytes.asciiLowercased($0) || 0x30...0x39 ~= $0 }
        }
    }
  }

  /// Languages that are written so, as BCP 47 primary subtags; their likely scripts are the keys of the file.
  private static let rightToLeft = Set(LanguageFiles.strings(of: "right-to-left-languages"))

  package func run(on page: inout Page) throws {
    let declared = Self.declared(page)
    let (found, text) = read(page)
    var language: String?
    if let found, !Self.areRelatives(found, declared) {
      language = Self.primary(found)
      page.set(.text(.language, Self.primary(found)), because: Reason("text", "CLD2 over \(UTF8Bytes.scalarCount(of: text)) characters"))
    } else if let declared {
      language = Self.primary(declared)
      page.set(.text(.language, Self.primary(declared)), because: "lang attribute")
    }
    if let language, let (locale, rule) = Self.locale(of: language, declared, &page) {
      page.set(.text(.locale, locale), because: Reason(rule))
    }
    if let script = Script.dominant(in: text) { page.set(.text(.script, script), because: "most letters of the text") }
    if let script = page.record[.script] {
      return page.set(.direction(Script.rightToLeft.contains(script) ? .rtl : .ltr), because: Reason("script of the text", script))
    }
    guard let language else { return }
    let isRightToLeft = Self.rightToLeft.contains(String(language.prefix { $0 != "-" }))
    page.set(.direction(isRightToLeft ? .rtl : .ltr), because: Reason("script of the language", language))
  }
}
