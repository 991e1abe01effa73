/// What a word may be in the sentences of its language: the lists of the language's data file that it stands in.
struct Roles: OptionSet, Sendable {
  let rawValue: UInt32

  /// “agency”, “newspaper”: what an outlet's name begins with.
  static let outlet = Roles(rawValue: 1 << 0)
  /// “ministry”, “police”: what an office's name begins with.
  static let body = Roles(rawValue: 1 << 1)
  /// An outlet's noun that means other things as well.
  static let ambiguous = Roles(rawValue: 1 << 2)
  /// “statement”, “report”: the source's name follows.
  static let statement = Roles(rawValue: 1 << 3)
  /// A word at which a name ends.
  static let stop = Roles(rawValue: 1 << 4)
  /// “the law, the plan, the need”: nothing that one cites.
  static let never = Roles(rawValue: 1 << 5)
  /// What a person is called by: “president”, “spokesman”.
  static let title = Roles(rawValue: 1 << 6)
  /// “reported”, “said”.
  static let reporting = Roles(rawValue: 1 << 7)
  /// The first word of a phrase for “according to”.
  static let according = Roles(rawValue: 1 << 8)
  static let givenName = Roles(rawValue: 1 << 9)
  /// “the”, before a name.
  static let article = Roles(rawValue: 1 << 10)
  /// “of”, “de la”: small words within names.
  static let joiner = Roles(rawValue: 1 << 11)
  /// “told”: an agency that somebody spoke to follows.
  static let telling = Roles(rawValue: 1 << 12)
  /// What may stand between “told” and the agency.
  static let particle = Roles(rawValue: 1 << 13)
  /// “that”, behind a verb of reporting.
  static let that = Roles(rawValue: 1 << 14)
  /// “issued”, and “by” behind it.
  static let issued = Roles(rawValue: 1 << 15)
  static let issuer = Roles(rawValue: 1 << 16)

  /// “reports”, “schreibt”: an outlet's name stands before it.
  static let reports = Roles(rawValue: 1 << 17)
  /// The first word of a phrase that stands behind the source: “göre”, “کے مطابق”.
  static let accordingAfter = Roles(rawValue: 1 << 18)

  /// “quoted”: “from” and the source follow.
  static let quoting = Roles(rawValue: 1 << 19)

  /// “News”, “Times”, “نيوز”: a word of outlets' names, which no place has.
  static let media = Roles(rawValue: 1 << 20)

  /// “said”: an office's name stands before it.
  static let saying = Roles(rawValue: 1 << 21)
  /// “Channel”: a number behind it makes the name of an outlet.
  static let numbered = Roles(rawValue: 1 << 22)

  /// One of these in a paragraph, or it cites nobody.
  static let triggers: Roles = [.outlet, .statement, .reporting, .according, .telling, .reports, .accordingAfter, .saying, .numbered]

  /// The roles by the key of their list in a language's file.
  static let lists: [(key: String, role: Roles)] = [
    ("outlets", .outlet), ("bodies", .body), ("ambiguous", .ambiguous), ("statements", .statement), ("stops", .stop), ("never", .never),
    ("titles", .title), ("reporting", .reporting), ("givenNames", .givenName), ("that", .that), ("issued", .issued), ("issuers", .issuer),
    ("reports", .reports), ("quoting", .quoting), ("media", .media), ("saying", .saying), ("numbered", .numbered),
  ]

  /// Those that names carry into texts of other languages, so that every language knows all of them.
  static let shared: [(key: String, role: Roles)] = [
    ("articles", .article), ("joiners", .joiner), ("telling", .telling), ("particles", .particle),
  ]
}
