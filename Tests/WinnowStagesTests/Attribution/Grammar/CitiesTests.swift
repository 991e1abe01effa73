import Testing
import Winnow

@testable import WinnowStages

/// Names are found by binary search, so their order matters.
@Suite struct CitiesTests {
  private static let lists: [(language: String, names: [String])] = LanguageFiles.lists(of: "cities").map { list in
    (list.key, list.texts.map { String(decoding: $0, as: UTF8.self) })
  }

  @Test func `languages and names are sorted by bytes`() {
    let languages = Self.lists.map { Array($0.language.utf8) }
    #expect(zip(languages, languages.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    for (language, names) in Self.lists {
      for (name, next) in zip(names, names.dropFirst()) {
        #expect(name.utf8.lexicographicallyPrecedes(next.utf8), "cities.json, \(language): “\(next)” stands behind “\(name)”")
      }
    }
  }

  @Test func `every name is found in its language, and no prefix of one`() {
    for (language, names) in Self.lists {
      let all = Set(names)
      var missing = names.filter { !Cities.contains($0.utf8, in: language) }
      for other in names.flatMap({ [String($0.dropLast()), $0 + "a", "A" + $0, $0 + " "] }) where !all.contains(other) {
        if Cities.contains(other.utf8, in: language) { missing.append(other) }
      }
      #expect(missing == [], "\(language)")
    }
    for (name, language) in [("", "en"), ("Oslo", ""), ("Oslo", "xx"), ("en", "en"), ("Oslo", "{"), ("Осло", "en"), ("\"", "en")] {
      #expect(!Cities.contains(name.utf8, in: language), "\(name) \(language)")
    }
  }
}
