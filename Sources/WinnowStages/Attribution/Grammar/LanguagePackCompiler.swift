import Winnow

/// Compiles a pack from a language's file and the files that it inherits.
struct LanguagePackCompiler {
  /// The inherited files, then the file itself.
  private let files: [LanguagePackFile]
  private var classes: [String: TokenClass] = [:]

  /// - Parameter find: returns the file with this name.
  /// - Throws: ``LanguagePackFile/ParseError``.
  static func pack(of file: LanguagePackFile, finding find: (String) throws -> LanguagePackFile?) throws -> LanguagePack {
    var files: [LanguagePackFile] = []
    /// - Parameter chain: the files that led here by what they inherit.
    func add(_ file: LanguagePackFile, chain: [String]) throws {
      let chain = chain + [file.name]
      for (name, offset) in file.inherits {
        guard !chain.contains(name) else {
          throw file.parseError(offset, "files inherit each other in a circle: \((chain + [name]).joined(separator: " → "))")
        }
        guard let parent = try find(name) else { throw file.parseError(offset, "there is no “\(name)” to inherit") }
        if !files.contains(where: { $0.name == name }) { try add(parent, chain: chain) }
      }
      files.append(file)
    }
    try add(file, chain: [])
    var compiler = LanguagePackCompiler(files: files)
    return try compiler.pack()
  }

  private init(files: [LanguagePackFile]) { self.files = files }

  private mutating func pack() throws -> LanguagePack {
    for file in files {
      var ids: Set<String> = []
      for rule in file.rules where !ids.insert(rule.id).inserted { throw file.parseError(rule.offset, "two rules are called “\(rule.id)”") }
    }
    try nameClasses()
    let compiled: [[Rule]] = try files.map { try self.rules(of: $0) }
    try checkUse(compiled.flatMap { $0 })
    // A rule replaces an inherited rule with the same id.
    var ids: Set<String> = []
    let rules = RuleSet(compiled.reversed().flatMap { $0 }.filter { ids.insert($0.id).inserted })
    let morphology = try self.morphology()
    return LanguagePack(
      language: files.last?.name ?? "", files: files.reversed().map { $0.name + ".json" }, morphology: morphology,
      vocabulary: vocabulary(morphology, rules), rules: rules, classes: classes,
      lists: files.reduce(into: [:]) { lists, file in lists.merge(file.words.mapValues(\.words)) { $0 + $1 } })
  }

  /// Numbers the lists that name recognition uses, and those of the files; their number is limited by the size of a set.
  private mutating func nameClasses() throws {
    for (bit, name) in TokenClass.known.enumerated() { classes[name] = TokenClass(bit: bit) }
    for file in files {
      for name in (file.expects.union(file.words.keys)).sorted() where classes[name] == nil {
        guard classes.count < TokenClassSet.maxCount else {
          throw file.parseError(0, "a language and what it inherits have at most \(TokenClassSet.maxCount) word lists")
        }
        classes[name] = TokenClass(bit: classes.count)
      }
    }
  }

  /// A list that neither a rule nor name recognition uses is an error.
  private func checkUse(_ rules: [Rule]) throws {
    let used: TokenClassSet = rules.lazy.flatMap { $0.patterns + $0.unless }.flatMap(\.terms).reduce([]) {
      if case .tokenClass(let kind) = $1.element { $0.union(TokenClassSet(kind)) } else { $0 }
    }
    for file in files {
      for (name, list) in file.words.sorted(by: { $0.value.offset < $1.value.offset }) {
        if !TokenClass.known.contains(name), let kind = classes[name], !used.contains(kind) {
          throw file.parseError(list.offset, "no rule uses the list “\(name)”")
        }
      }
    }
  }

  private func rules(of file: LanguagePackFile) throws -> [Rule] {
    try file.rules.map { text in
      func patterns(_ texts: [(text: String, offset: Int)]) throws -> [TokenPattern] {
        try texts.map { item in
          do throws(TokenPattern.ParseError) { return try TokenPattern(item.text, classes: classes) } catch {
            throw file.parseError(item.offset, error.message)
          }
        }
      }
      let compiled = try patterns(text.patterns)
      if text.zones.contains(.sentence), let bare = compiled.first(where: { !$0.isAnchoredAtWords }) {
        throw file.parseError(text.offset, "a rule of sentences needs a required word or word list: \(bare.text)")
      }
      return Rule(
        id: text.id, zones: text.zones, patterns: compiled, unless: try patterns(text.unless), confidence: text.confidence,
        examples: text.examples, nearMisses: text.nearMisses)
    }
  }

  private func morphology() throws -> Morphology {
    var morphology = Morphology()
    for file in files {
      for (key, value, offset) in file.morphology {
        func flag() throws -> Bool {
          if case .bool(let flag) = value { flag } else { throw file.parseError(offset, "“\(key)” is true or false") }
        }
        func texts() throws -> [String] {
          if let texts = value.array?.compactMap(\.string) {
            texts
          } else {
            throw file.parseError(offset, "“\(key)” is an array of strings")
          }
        }
        func text() throws -> String { if let text = value.string { text } else { throw file.parseError(offset, "“\(key)” is a string") } }
        switch key {
        case "hasCase": morphology.hasCase = try flag()
        case "hasSpaces": morphology.hasSpaces = try flag()
        case "hasArticles": morphology.hasArticles = try flag()
        case "nounsLast": morphology.nounsLast = try flag()
        case "hasGenitives": morphology.hasGenitives = try flag()
        case "givenNamesLast": morphology.givenNamesLast = try flag()
        case "nounsHaveCapitals": morphology.nounsHaveCapitals = try flag()
        case "prefixes": morphology.proclitics = try texts()
        case "definiteArticle": morphology.definiteArticle = try text()
        case "contractedArticle": morphology.contractedArticle = try text()
        case "adjectiveEndings": morphology.adjectiveEndings = try texts()
        case "relationalEndings": morphology.relationalEndings = try texts()
        case "organizationSuffixes": morphology.organizationSuffixes += try texts()
        case "particles": morphology.enclitics += try texts()
        case "notSourceSuffixes": morphology.notSourceSuffixes += try texts()
        case "titleSuffixes": morphology.titleSuffixes += try texts()
        default: throw file.parseError(offset, "morphology has no “\(key)”")
        }
      }
    }
    return morphology
  }

  /// “ministr*” matches all words with this prefix; a phrase that ends with “~” is a proclitic of the next word.
  private func vocabulary(_ morphology: Morphology, _ rules: RuleSet) -> Vocabulary {
    var words = WordTable(
      capacity: Agencies.firstWords.count + files.reduce(0) { $0 + $1.words.values.reduce(0) { $0 + $1.words.count } })
    var phrases: [Vocabulary.Phrase] = []
    var stems: [[UInt8]: TokenClassSet] = [:]
    for hash in Agencies.firstWords { words.update(hash) { $0.beginsAgency = true } }
    for hash in rules.creditWords { words.update(hash) { $0.isCreditTrigger = true } }
    for hash in rules.byToken.keys { words.update(hash) { $0.isAnchor = true } }
    for hash in rules.triggerWords { words.update(hash) { $0.isTrigger = true } }
    var key: [UInt8] = []
    for file in files {
      for (name, list) in file.words {
        guard let kind = classes[name] else { continue }
        for word in list.words {
          if let hash = Tokenizer.hash(ofWord: word, &key) {
            words.update(hash) { $0.classes.insert(kind) }
          } else if word.last == UInt8(ascii: "*") {
            stems[FoldedText.bytes(of: word), default: []].insert(kind)
          } else {
            add(word, of: kind, rules, to: &words, &phrases)
          }
        }
      }
    }
    return Vocabulary(words: words, phrases: phrases, stems: stems, morphology)
  }

  /// Adds a phrase, or a word with characters other than letters.
  private func add(
    _ text: ArraySlice<UInt8>, of kind: TokenClass, _ rules: RuleSet, to words: inout WordTable, _ phrases: inout [Vocabulary.Phrase]
  ) {
    let isGlued = text.last == UInt8(ascii: "~")
    let tokens = Tokenizer.tokens(ofPhrase: isGlued ? text.dropLast() : text)
    guard let first = tokens.first else { return }
    guard tokens.count > 1 || isGlued else { return words.update(first.hash) { $0.classes.insert(kind) } }
    words.update(first.hash) { $0.begins.insert(kind) }
    phrases.append(Vocabulary.Phrase(hashes: tokens.map(\.hash), tokenClass: kind, isGlued: isGlued))
    let whole = tokens.dropLast(isGlued && tokens.count > 1 ? 1 : 0)
    if rules.triggers.contains(kind), let longest = whole.lazy.filter(\.isWord).max(by: { $0.range.count < $1.range.count }) {
      words.update(longest.hash) { $0.isTrigger = true }
    }
    if rules.creditTriggers.contains(kind) { words.update(first.hash) { $0.isCreditTrigger = true } }
  }
}
