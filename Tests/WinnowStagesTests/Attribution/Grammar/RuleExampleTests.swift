import Testing
import Winnow

@testable import WinnowStages

/// The examples in the rules of the language packs.
@Suite struct RuleExampleTests {
  /// An example of a rule, or a near miss, which has no match.
  struct Case: Sendable, Hashable, CustomTestStringConvertible {
    let language: String, rule: String, site: String?, text: String, finds: [String]
    var testDescription: String { "\(language) \(rule): \(text.prefix(80))" }
  }

  /// Without duplicates of shared rules; an unreadable pack has a test of its own.
  private static func cases(_ examples: (Rule) -> [Rule.Example]) -> [Case] {
    let packs = LanguageFiles.languages.compactMap { try? LanguagePacks.pack(of: $0) }
    let all = packs.flatMap { pack in
      pack.rules.rules.flatMap { rule in
        examples(rule).map { Case(language: $0.language ?? pack.language, rule: rule.id, site: $0.site, text: $0.text, finds: $0.finds) }
      }
    }
    var seen: Set<Case> = []
    return all.filter { seen.insert($0).inserted }
  }

  /// The matches of the rule alone in the paragraphs of a page.
  private static func found(_ example: Case) throws -> [String] {
    let pack = try LanguagePacks.pack(of: example.language)
    let paragraphs = example.text.split(separator: "¶").map(String.init)
    let rule = try #require(pack.rules.rules.first { $0.id == example.rule }, "the language has no such rule")
    var page = Page(try Tree(html: Array("<body>\(paragraphs.map { "<p>\($0)</p>" }.joined())</body>".utf8), charset: "utf-8"))
    if let site = example.site { page.set(.text(.site, site), because: "example") }
    let read = page
    let names = PageNames(read.record, host: nil, pack.vocabulary, surveyed: Set(example.site.map { [FoldedText.key($0)] } ?? [])) {
      read.blocks.map { read.bytes(of: $0) }
    }
    return paragraphs.flatMap { Packs.found($0, pack, RuleSet([rule]), in: rule.zones, names) }.map(\.credit)
  }

  @Test(arguments: cases(\.examples)) func `the examples of rules match`(_ example: Case) throws {
    #expect(try Self.found(example).sorted() == example.finds.sorted())
  }

  @Test(arguments: cases(\.nearMisses)) func `the near misses of rules do not match`(_ example: Case) throws {
    #expect(try Self.found(example) == [])
  }

  @Test(arguments: LanguageFiles.languages)
  func `a rule has two examples and two near misses`(_ language: String) throws {
    let poor = try LanguagePacks.pack(of: language).rules.rules.filter { $0.examples.count < 2 || $0.nearMisses.count < 2 }
    #expect(poor.map(\.id) == [])
  }
}
