import Winnow

/// Descriptions of rules, elements and fields, from `reasons.json`.
struct ReasonDescriptions: Sendable {
  /// The description of a dropping rule: the kind of block and the reason, with placeholders such as `{}` for the rule's detail.
  struct Dropped: Sendable { let label, sentence: String }

  static let builtIn = ReasonDescriptions(EmbeddedFile("reasons.json", PackageResources.reasons_json))

  /// By the rule.
  let dropped: [RuleID: Dropped]
  /// By the name of an element or an ARIA role.
  let elements: [String: String]
  /// The source of a value, by the rule.
  let found: [RuleID: String]
  /// By the record's key.
  let fields: [String: String]

  /// Reads the file: exactly four objects, with string values or, in `dropped`, objects with `as` and `say`.
  init(_ file: EmbeddedFile) {
    let members = file.members()
    guard members.map(\.key) == ["dropped", "elements", "found", "fields"] else { file.stop("it has other members") }
    dropped = Self.byRule(members[0]) { json in
      guard case .object(let said) = json, said.map(\.key) == ["as", "say"], let label = json["as"]?.string,
        let sentence = json["say"]?.string
      else { return nil }
      return Dropped(label: label, sentence: sentence)
    }
    elements = Self.values(members[1], \.string)
    found = Self.byRule(members[2], \.string)
    fields = Self.values(members[3], \.string)
  }

  private static func byRule<Value>(_ member: JSON.Member, _ read: (JSON) -> Value?) -> [RuleID: Value] {
    Dictionary(uniqueKeysWithValues: values(member, read).map { (RuleID($0.key), $0.value) })
  }

  private static func values<Value>(_ member: JSON.Member, _ read: (JSON) -> Value?) -> [String: Value] {
    guard case .object(let members) = member.node.value else { preconditionFailure("reasons.json: \(member.key) is no object") }
    return Dictionary(
      uniqueKeysWithValues: members.map { member in
        guard let value = read(member.node.value) else { preconditionFailure("reasons.json: \(member.key)") }
        return (member.key, value)
      })
  }

  /// The name of a field; its key if it has none.
  func field(_ key: String) -> String { fields[key] ?? key }

  /// The source of a value: the rule's own name if it has no description. A path is not a description.
  func origin(_ reason: Reason) -> String {
    let (rule, detail) = (reason.rule, reason.isPathAlone ? "" : reason.detail)
    let said = (found[rule] ?? (detail.isEmpty ? rule.description : "\(rule): {}")).replacing("{}", with: detail)
    return said.hasSuffix(", ") ? String(said.dropLast(2)) : said
  }
}
