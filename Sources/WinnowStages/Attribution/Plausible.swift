import Winnow

/// Whether a text may be what a slot of a template stands for.
struct Plausible {
  private let phrases: Phrases
  private let site: String
  /// In loose form.
  private let outlets: Set<String>

  /// - Parameter outlets: names of the outlet that a survey found, in loose form.
  init(_ page: Page, _ phrases: Phrases, outlets: Set<String> = []) {
    (self.phrases, self.outlets) = (phrases, outlets)
    site = Loose.key(page.record[.site] ?? "")
  }

  func accepts(_ slot: Template.Slot, _ text: String) -> Bool {
    switch slot {
    case .agency: return text.unicodeScalars.first?.properties.isAlphabetic ?? false && (Agencies.id(of: text) != nil || Agencies.id(ofDesk: text) != nil || Agencies.looksLikeOne(text))
    case .media: return NameShape.isOutlet(text) && Agencies.id(of: text) == nil && hasMediaWord(text)
    case .site: return !site.isEmpty && Loose.key(text) == site
    case .known: return !outlets.isEmpty && outlets.contains(Loose.key(text))
    case .generic: return !text.contains("(") && Agencies.isGeneric(text)
    case .agencies: return NameShape.list(text).allSatisfy { Agencies.id(of: $0) != nil }
    case .date: return NameShape.hasDigit(text) && text.unicodeScalars.count <= 45 && !(text.unicodeScalars.first.map(NameShape.isEastAsian) ?? true)
    case .place:
      if let scalar = text.unicodeScalars.first, NameShape.isEastAsian(scalar) { return text.unicodeScalars.count <= 12 && NameShape.isName(text, words: 2) && Agencies.id(of: text) == nil && !text.contains("、") }
      return NameShape.isPlace(text) && !Byline.isNobody(text) && Agencies.id(of: text) == nil && !phrases.roles(of: text).contains(.never) && !phrases.creditOpenings.contains(Loose.bytes(of: text.utf8)) && Loose.key(text) != site && !isSentence(text) && (text.contains("،") || !hasMediaWord(text)) && (text.contains(",") || !text.hasSuffix("."))
    case .outlet: return !text.hasSuffix(".") && NameShape.isName(text, words: 4) && Agencies.id(of: text) == nil && !isSentence(text) && !NameShape.isPerson(text, phrases) || Loose.key(text) == site && !site.isEmpty
    case .publisher: return !text.hasSuffix(".") && NameShape.isOutlet(text) && Agencies.id(of: text) == nil && !isSentence(text)
    case .photographer: return NameShape.isPerson(text, phrases) && Agencies.id(of: text) == nil
    case .author: return NameShape.isPerson(text, phrases) && !isPhrase(text) && Agencies.id(of: text) == nil && Loose.key(text) != site
    case .authors, .editors: return NameShape.list(text).allSatisfy { NameShape.isPerson($0, phrases) && Agencies.id(of: $0) == nil && Loose.key($0) != site }
    case .editor, .translator: return NameShape.isName(text, words: 4)
    case .photo: return text.first != "©" && !NameShape.words(text).allSatisfy(Byline.isNobodys) && text.unicodeScalars.count <= 50 && !text.contains(":") && !text.contains("|")
    }
  }

  var knowsOutlets: Bool { !outlets.isEmpty }

  func hasMediaWord(_ text: String) -> Bool { phrases.hasMediaWord(Array(text.utf8)) }

  /// Where neither capitals nor given names tell a person, no word that means something else may stand in it.
  private func isPhrase(_ text: String) -> Bool {
    !phrases.hasCase && !phrases.hasGivenNames && NameShape.words(text).contains { !phrases.roles(of: $0).isEmpty }
  }

  /// Words that no name has: verbs of reporting, and words at which names end.
  private func isSentence(_ text: String) -> Bool {
    // “Le Figaro”: an article with a capital.
    NameShape.words(text).dropLast().contains { word in
      let roles = phrases.roles(of: word)
      return roles.contains(.stop) && !(roles.contains(.article) && phrases.hasCase && !NameShape.isSmall(word.unicodeScalars.first ?? " "))
    }
  }
}
