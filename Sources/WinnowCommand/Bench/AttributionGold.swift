import Winnow
import WinnowIO

/// The attributions of a page, as annotated by a person.
struct AttributionGold: Annotation {
  struct Record: Sendable {
    let kind: Attribution.Kind
    /// The name, then its alternatives.
    let names: [String]
    let evidence: String?
    /// Whether neither finding nor missing it counts.
    let isOptional: Bool
  }

  let id: String
  let language: String?
  let records: [Record]

  init(_ json: JSON) throws(InputError) {
    guard let id = json["id"]?.string else { throw InputError(description: "this is not an annotation: an object with an \"id\"") }
    guard let list = json["gold"]?["attributions"]?.array else {
      throw InputError(description: "\"\(id)\" has no list \"attributions\" in \"gold\"")
    }
    (self.id, language) = (id, json["language"]?.string)
    var records: [Record] = []
    for item in list { records.append(try Record(item)) }
    self.records = records
  }
}

extension AttributionGold.Record {
  /// A quoted person: an annotation kind that no record has.
  private static let speaker = "speaker"

  fileprivate init(_ json: JSON) throws(InputError) {
    guard let word = json["kind"]?.string else { throw InputError(description: "an attribution has no \"kind\"") }
    guard let name = json["name"]?.string, !name.isEmpty else {
      throw InputError(description: "an attribution of kind \"\(word)\" has no \"name\"")
    }
    let kinds = Attribution.Kind.allCases.map(\.rawValue) + [Self.speaker]
    // A speaker counts as an optional cited source.
    guard let kind = word == Self.speaker ? .cited : Attribution.Kind(rawValue: word) else {
      throw InputError(
        description: "\"\(word)\" is not a kind of attribution; "
          + (SpellingSuggestion.hint(word, among: kinds) ?? "valid: \(kinds.joined(separator: ", "))"))
    }
    self.kind = kind
    names = [name] + (json["aliases"]?.array?.compactMap(\.string) ?? [])
    evidence = json["evidence"]?.string
    isOptional = word == Self.speaker || json["optional"] == .bool(true)
  }
}
