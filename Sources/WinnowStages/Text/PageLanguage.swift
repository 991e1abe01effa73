public import Winnow

/// Finds the language and direction of the text that stands, and says which of the page's own words agree.
///
/// CLD2 reads the text; a page's `lang` decides only where the text is too short for it.
public struct DetectLanguage: Stage {
  public static let name: StepName = "detect-language"
  public static let summary = "Sets the language, script and direction of the page from its text, or from its lang attribute where the text is under 50 letters."
  public static let examples = [
    Example("an Arabic text", "<html><p>أفاد المركز الصحفي بأن الرئيسين بحثا هاتفيا التطورات الأخيرة في المنطقة وسبل التهدئة فيها.",
            gives: ["language": "ar", "script": "Arab", "direction": "rtl"]),
    Example("a Persian text, in the same script", "<html><p>سرویس خبری اعلام کرد که رئیس جمهور با همتای خود گفتگوی تلفنی داشته است و درباره بحران گفت‌وگو کرد.",
            gives: ["language": "fa", "direction": "rtl"]),
    Example("a short text says what its page says", "<html lang=de-AT><p>Kurz gesagt.", gives: ["language": "de-AT", "direction": "ltr"]),
    Example("a short Hebrew text that says nothing of its language", "<p>שלום לכם.", gives: ["language": "", "direction": "rtl"]),
    Example("a page without letters", "<p>1 + 1 = 2", gives: ["language": "", "direction": ""]),
  ]
  @Option("The fewest letters of text that are read; under them the page's own word counts.", in: 20...100_000) public var minimumLetters = 50
  public init() {}

  /// As much as CLD2 needs to be sure, and no more.
  private static let sample = 1_000
  /// Shorter blocks are often the site's own words, in the language of its makers.
  private static let prose = 60

  private func sample(_ blocks: [Block], _ page: Page) -> (text: [UInt8], letters: Int) {
    var text: [UInt8] = [], letters = 0
    for block in blocks where text.count <= Self.sample {
      text += page.text(of: block).utf8
      text.append(TextBytes.newline)
      letters += block.letters
    }
    return (text, letters)
  }

  public func run(on page: inout Page) throws {
    let declared = page.tree.first(.html)?[.lang].flatMap { $0.isEmpty ? nil : $0.replacing("_", with: "-") }
    let blocks = page.blocks.filter { $0.linkShare < 0.5 }
    var (text, letters) = sample(blocks.filter { $0.letters >= Self.prose }, page)
    if letters < minimumLetters { (text, letters) = sample(blocks, page) }
    var language: String?
    if letters >= minimumLetters, let found = CLD2.language(of: text) {
      language = declared.flatMap { $0.lowercased().hasPrefix(found + "-") || $0.lowercased() == found ? $0 : nil } ?? found
      page.set(.text(.language, language ?? found), because: Reason("text", "CLD2 over \(letters) letters"))
    } else if let declared {
      language = declared
      page.set(.text(.language, declared), because: "lang attribute")
    }
    if let script = Script.most(of: text) { page.set(.text(.script, script), because: "most letters of the text") }
    if let script = page.record[.script] {
      return page.set(.direction(Script.rightToLeft.contains(script) ? .rtl : .ltr), because: Reason("script of the text", script))
    }
    guard let language else { return }
    let isRightToLeft = ["ar", "fa", "ur", "he", "iw", "yi", "ps", "sd", "ug", "ckb", "dv"].contains(String(language.prefix { $0 != "-" }))
    page.set(.direction(isRightToLeft ? .rtl : .ltr), because: Reason("script of the language", language))
  }
}
