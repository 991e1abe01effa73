import TestSupport
import Testing
import Winnow

@testable import WinnowStages

/// The fast path for the tokens of a phrase equals the tokenizer.
@Suite struct PhraseTokenTests {
  private static func differs(_ phrase: ArraySlice<UInt8>) -> Bool {
    let (short, whole) = (Tokenizer.tokens(ofPhrase: phrase), Tokenizer.tokens(of: Array(phrase), .empty))
    return short.map(\.hash) != whole.map(\.hash) || short.map(\.isWord) != whole.map(\.isWord)
  }

  @Test(arguments: LanguageFiles.languages + ["latin", "shared", "serbo-croatian"])
  func `phrase tokens of language pack words`(_ name: String) throws {
    let lists = try JSON.reading(try #require(LanguageFiles.bytes(of: name)), textListsOf: "words").lists
    let different = lists.flatMap(\.texts).filter { $0.last != UInt8(ascii: "*") && Self.differs($0) }
    #expect(different.map { String(decoding: $0, as: UTF8.self) } == [])
  }

  @Test(arguments: 0..<8) func `phrase tokens of random text`(_ seed: UInt64) {
    let scalars = Array("aZ9é ıßـم\u{64B}א״\"'-._،,(据のロ・ー가\u{AD}\u{200C}\u{200F}\u{A0}к्क".unicodeScalars)
    var random = SeededGenerator(seed)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        if let scalar = scalars.randomElement(using: &random) { text.unicodeScalars.append(scalar) }
      }
      #expect(!Self.differs(Array(text.utf8)[...]), "“\(text)”, seed \(seed)")
    }
  }
}
