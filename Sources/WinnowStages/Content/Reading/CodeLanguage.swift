import Winnow

/// The language of a code block, as highlighters mark it.
enum CodeLanguage {
  /// The language marked on the element, on a `code` in it, or on an ancestor with no other content.
  static func of(_ node: Node) -> String? {
    let codes = node.subtree.lazy.map { node.tree[$0] }.filter { $0.tag == .code }.prefix(2)
    for candidate in codes + [node] { if let language = declaredLanguage(on: candidate, isCode: true) { return language } }
    let characterCount = characterCountWithLineNumbers(node)
    for around in node.ancestors.prefix(maxAncestors)
    where around.characterCount <= characterCount + maxCharactersAround && !parts.contains(around.tag) {
      if let language = declaredLanguage(on: around, isCode: false) { return language }
    }
    return label(above: node)
  }

  /// The name of a language in an element of its own above the code: “Python”.
  private static func label(above node: Node) -> String? {
    let tree = node.tree
    let characterCount = node.characterCount
    var frame = node
    for around in node.ancestors.prefix(5)
    where around.characterCount <= characterCount + maxCharactersAround && !boundaryTags.contains(around.tag) { frame = around }
    func language(_ text: Int) -> String? {
      guard tree.tag(of: text) == .text, 1...maxNameLength ~= tree.characterCount(in: text..<text + 1) else { return nil }
      let name = UTF8Bytes.collapsed(tree.text[tree.textRange(of: text)]).lowercased()
      return ContentClasses.builtIn.codeLanguages.contains(name) ? name : nil
    }
    if let language = (max(frame.id + 1, node.id - maxNodesAround)..<max(frame.id + 1, node.id)).lazy.compactMap(language).first {
      return language
    }
    if let before = frame.previousElement, ContentClasses.builtIn.has(.codeHeaders, before),
      let language = before.subtree.prefix(maxNodesAround).lazy.compactMap(language).first
    {
      return language
    }
    // The toolbar of a code block may be inside pre.
    let head = node.subtree.prefix(maxNodesAround)
    guard node.tag == .pre, let button = head.first(where: { tree.tag(of: $0) == .button }) else { return nil }
    return head.prefix { $0 < button }.lazy.compactMap(language).first
  }

  private static let boundaryTags: TagSet = [.body, .article, .main, .html, .document, .td, .li, .blockquote]
  /// Characters, and nodes: maximum length of a language's name, and maximum distance.
  private static let maxNameLength = 20, maxNodesAround = 200

  /// Elements that may contain more than a code block, even on a page without other content.
  private static let parts: TagSet = [.body, .article, .main, .html, .document]
  /// Levels of ancestors: a table of lines has several.
  private static let maxAncestors = 9

  /// The character count of the code; or that of the table around it, if its other characters are only line numbers.
  private static func characterCountWithLineNumbers(_ node: Node) -> Int {
    guard let table = node.ancestors.prefix(4).first(where: { $0.tag == .table }) else { return node.characterCount }
    let tree = node.tree
    let before = tree.text[table.textRange.lowerBound..<node.textRange.lowerBound]
    let after = tree.text[node.textRange.upperBound..<table.textRange.upperBound]
    return (before + after).allSatisfy { UTF8Bytes.isASCIIWhitespace($0) || $0 >= 0x30 && $0 <= 0x39 }
      ? table.characterCount : node.characterCount
  }

  /// Maximum characters around the code: a file name, a button.
  private static let maxCharactersAround = 60

  private static func declaredLanguage(on node: Node, isCode: Bool) -> String? {
    guard node.hasAttributes else { return nil }
    for attribute in CodeMarks.attributes { if let language = node[attribute].flatMap(name) { return language } }
    if isCode, let language = (node["language"] ?? (node.tag == .pre ? node[.lang] : nil)).flatMap(name) { return language }
    if isCode, let language = node["data-syntaxhighlighter-params"].flatMap(brush) { return language }
    let words = ContentClasses.words(of: node)
    for word in words {
      for beginning in CodeMarks.classBeginnings where word.hasPrefix(beginning) {
        if let language = name(String(word.dropFirst(beginning.count).prefix { $0 != ":" && $0 != ";" && $0 != "{" })) { return language }
      }
    }
    if let language = words.lazy.filter({ $0.hasPrefix("hl-") }).map({ String($0.dropFirst(3)) }).first(where: isKnown) { return language }
    guard isCode || words.contains("sourcecode") || node.tag == .figure || words.contains("syntaxhighlighter") else { return nil }
    if let companion = words.firstIndex(where: CodeMarks.companions.contains) {
      let rest = words.dropFirst(companion + 1).prefix(1) + words[..<companion].suffix(1)
      let language = rest.lazy.filter { !CodeMarks.otherClasses.contains($0) && !$0.contains("-") && !$0.contains("_") }.compactMap(name)
        .first
      if let language { return language }
    }
    // `code bash`, `rust rust-example-rendered`
    return words.first { $0.utf8.count > 1 && isKnown($0) }
  }

  /// Whether the word is a known language name.
  private static func isKnown(_ word: String) -> Bool { ContentClasses.builtIn.codeLanguages.contains(word) }

  /// The highlighter parameters of Confluence: `brush: java; gutter: false`.
  private static func brush(_ parameters: String) -> String? {
    parameters.split(separator: ";").lazy.map { $0.split(separator: ":") }.first {
      $0.count == 2 && UTF8Bytes.collapsed($0[0].utf8) == "brush"
    }.flatMap { name(String($0[1])) }
  }

  /// The lowercase name; `nil` for one that is not a language, or that is invalid in a Markdown fence.
  private static func name(_ text: String) -> String? {
    let name = UTF8Bytes.collapsed(text.utf8).lowercased().trimmingSuffix(while: { $0 == ";" || $0 == "," })
    guard !name.isEmpty, !CodeMarks.noLanguages.contains(name), name.utf8.count <= 30,
      name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
    else { return nil }
    return name
  }
}
