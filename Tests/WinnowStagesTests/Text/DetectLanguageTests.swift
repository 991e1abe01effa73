import Testing
import Winnow

@testable import WinnowStages

@Suite struct DetectLanguageTests {
  private static let sentence = "Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde. "
  /// Text in no language.
  private static let noise = "Zkq Wvx Jqz Xkw Qvj Zxk Wqj Vkz Jxw Kqv Xzj Qwk Vxz Jkq Zwv "

  private static func language(_ html: String, minimum: Int = 50) throws -> String? {
    var page = Page(try Tree(html: Array(html.utf8)))
    var stage = DetectLanguage()
    stage.minCharacters = minimum
    try page.run(stage)
    return page.record[.language]
  }

  @Test(arguments: [(0, "de"), (12, "de"), (80, "fr")])
  func `an ambiguous beginning extends the sample, up to a limit`(_ times: Int, _ language: String) throws {
    let beginning = String(repeating: Self.noise, count: times)
    let text = String(repeating: Self.sentence, count: 24)
    #expect(try Self.language("<html lang=fr><p>\(beginning) \(text)") == language)
  }

  @Test(arguments: [(10, "fr"), (40, "de")]) func `the option sets the minimum number of characters`(_ sentences: Int, _ language: String)
    throws
  {
    #expect(try Self.language("<html lang=fr><p>\(String(repeating: Self.sentence, count: sentences))", minimum: 2_000) == language)
  }

  @Test(arguments: [("de_AT", "de-AT"), ("de-CH", "de-CH"), ("de", nil), ("fr", nil)] as [(String, String?)])
  func `the language is detected, the region is declared`(_ lang: String, _ locale: String?) throws {
    var page = Page(try Tree(html: Array("<html lang=\(lang)><p>\(Self.sentence)\(Self.sentence)".utf8)))
    try page.run(DetectLanguage())
    #expect(page.record[.language] == "de")
    #expect(page.record[.locale] == locale)
  }
}
