import Winnow

@testable import WinnowStages

/// Language packs from text.
enum Packs {
  /// The pack of a file `xx.json` with this content, with the files that it may inherit.
  static func pack(_ json: String, beside others: [String: String] = [:]) throws -> LanguagePack {
    try LanguagePackCompiler.pack(of: LanguagePackFile("xx", Array(json.utf8))) { name in
      try others[name].map { try LanguagePackFile(name, Array($0.utf8)) }
    }
  }

  /// A pack of rules for lines, with a few English words.
  static func pack(rules: [(id: String, pattern: String, unless: [String])]) throws -> LanguagePack {
    func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
    let rules = rules.map {
      "{\"id\": \"\($0.id)\", \"in\": [\"line\"], \"patterns\": \(list([$0.pattern])), \"unless\": \(list($0.unless))}"
    }
    return try pack(
      """
      {"words": {"photoLabels": ["Photo", "Picture credit"], "articles": ["the"], "conjunctions": ["and"], "nameJoiners": ["of"], "stopWords": ["of", "said", "to", "by", "that"],
                 "organizationNouns": ["Ministry", "Police"], "personTitles": ["President"], "creditNotes": ["file"], "nameParticles": ["von"]},
       "rules": [\(rules.joined(separator: ", "))]}
      """)
  }

  /// The matches of a pack's rules, or of some of them, in a text of these zones, as `kind name`, each with its rule's id.
  static func found(_ text: String, _ pack: LanguagePack, _ rules: RuleSet? = nil, in zones: Rule.Zones, _ page: PageNames = PageNames())
    -> [(rule: String, credit: String)]
  {
    let names = NameRecognizer(Array(text.utf8), pack, page)
    let rules = rules ?? pack.rules
    var matcher = Matcher(names, rules)
    return matcher.matches(in: zones).flatMap { match in
      AttributionBuilder.attributions(match, of: rules.rules[match.rule], in: names).map { ($0.rule, "\($0.kind.rawValue) \($0.name)") }
    }
  }
}
