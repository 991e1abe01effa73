import Testing
import Winnow
@testable import WinnowStages

@Suite struct LexiconTests {
  @Test func `a word has its role, and no other has any`() {
    let words: [[UInt8]: Roles] = [Array("told".utf8): .telling, Array("agence".utf8): [.outlet, .body]]
    let lexicon = Lexicon(words)
    for (word, roles) in words { #expect(lexicon[word] == roles) }
    #expect(lexicon["agences".utf8].isEmpty && lexicon[[] as [UInt8]].isEmpty)
  }

  /// The hash stands for the word.
  @Test func `no two words of any language share a hash`() {
    let texts = LanguageFiles.parsed.flatMap { file in Roles.lists.flatMap { list in file[list.key]?.array?.compactMap(\.string) ?? [] } }
    let words = Set(texts.map { Loose.bytes(of: $0.utf8) })
    #expect(words.count > 1_000)
    #expect(Set(words.map { FNV1a($0).value }).count == words.count)
  }

  @Test(arguments: LanguageFiles.parsed.compactMap { $0["language"]?.string })
  func `no word that may cite a source is passed over`(_ language: String) {
    let phrases = Phrases.of(language: language)
    #expect(phrases.language == language)
    guard phrases.hasBlanks else { return }
    let words = phrases.reporting.filter { !$0.contains(" ") } + phrases.according.map { String(decoding: $0.parts[0], as: UTF8.self) }
    for word in words { #expect(SentenceWords(Array("1 «\(word)», 2".utf8), phrases).count == 3, "\(word)") }
  }
}
