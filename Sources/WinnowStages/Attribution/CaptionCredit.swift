import Winnow

/// Who took the picture, as captions say it behind their text: “(رويترز)”, “Lena Haas/Pool via REUTERS”, “© Lina Roux / AFP”.
enum CaptionCredit {
  /// - Parameter agency: what stands in brackets at the end, if that is an agency.
  static func photo(in text: String, agency: String?, _ phrases: Phrases) -> Attribution? {
    if let agency { return Attribution(.photo, agency, evidence: "(\(agency))", confidence: 0.7, rule: "signature of a caption") }
    return behindSlash(text, phrases) ?? behindSign(text, phrases)
  }

  /// “…. Lena Haas/Pool via REUTERS”: a person, a slash, an agency.
  static func behindSlash(_ text: String, _ phrases: Phrases) -> Attribution? {
    guard let slash = text.unicodeScalars.lastIndex(of: "/") else { return nil }
    let source = NameShape.words(String(text[text.index(after: slash)...])).last ?? ""
    guard Agencies.id(of: source) != nil else { return nil }
    let sentence = text[..<slash].unicodeScalars.split(whereSeparator: Self.signs.contains).last
    let words = NameShape.words(sentence.map(String.init) ?? "")
    let name = words.suffix(4).joined(separator: " ")
    guard let person = [words.suffix(4), words.suffix(3), words.suffix(2)].lazy.map({ $0.joined(separator: " ") }).first(where: { NameShape.isPerson($0, phrases) && !Byline.isNobody($0) }),
          name.hasSuffix(person) else { return nil }
    return Attribution(.photo, person, evidence: person + text[slash...], confidence: 0.7, rule: "credit of a caption")
  }

  private static let signs: Set<Unicode.Scalar> = [".", ":", ";", "(", "|", "©"]

  private static func behindSign(_ text: String, _ phrases: Phrases) -> Attribution? {
    guard let sign = text.unicodeScalars.lastIndex(of: "©") else { return nil }
    let name = Loose.trimmed(text[text.index(after: sign)...].split { "/|,.".contains($0) }.first ?? "")
    guard NameShape.isPerson(name, phrases) else { return nil }
    return Attribution(.photo, name, evidence: Loose.trimmed(text[sign...]) == name ? name : TextBytes.collapsed(text[sign...].utf8), confidence: 0.7, rule: "credit of a caption")
  }
}
