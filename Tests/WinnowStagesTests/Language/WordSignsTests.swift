import Testing
import Winnow
@testable import WinnowStages

@Suite struct WordSignsTests {
  private static func signs(countsEnds: Bool) -> WordSigns {
    WordSigns(["told", "agence", "صحيفة"].map { Loose.bytes(of: $0.utf8) }, countsEnds: countsEnds)
  }

  @Test(arguments: [
    ("He told us.", true, true), ("“TOLD:” he wrote", true, true), ("An untold story", false, false), ("", false, false), ("  \n", false, false),
    ("Selon l'agence, tout va bien", true, false), ("Selon l’agence, tout va bien", true, false), ("Les agences", false, false),
    ("قالت صحيفة أمس", true, true), ("وصحيفة أخرى", true, false), ("صحيفتان", false, false),
  ])
  func `words are found as a whole, or at the end of what is written together`(_ text: String, _ withEnds: Bool, _ alone: Bool) {
    #expect(Self.signs(countsEnds: true).occur(in: Array(text.utf8)) == withEnds)
    #expect(Self.signs(countsEnds: false).occur(in: Array(text.utf8)) == alone)
  }

  @Test(arguments: LanguageFiles.parsed.compactMap { $0["language"]?.string })
  func `no word that may cite a source is passed over`(_ language: String) {
    let phrases = Phrases.of(language: language)
    #expect(phrases.language == language)
    let words = phrases.reporting.filter { !$0.contains(" ") } + phrases.according.map { String(decoding: $0.parts[0], as: UTF8.self) }
    for word in words { #expect(phrases.triggers.occur(in: Array("1 «\(word)», 2".utf8)), "\(word)") }
  }
}
