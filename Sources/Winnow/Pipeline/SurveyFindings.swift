/// What the surveys of a run found, by step and host. It encodes itself as an object by host, then by the step's id.
public struct SurveyFindings: Sendable {
  private struct Key: Hashable { let step, host: String }
  private var findings: [Key: any Sendable & Codable] = [:]

  /// How the file says what it is.
  private static let version = 1

  /// Nothing was found yet.
  public init() {}

  /// Whether nothing was found.
  package var isEmpty: Bool { findings.isEmpty }

  /// The hosts of which something was found, in order.
  package var hosts: [String] { Set(findings.keys.map(\.host)).sorted() }

  /// What was found of one host.
  package func only(_ host: String) -> SurveyFindings {
    var part = SurveyFindings()
    part.findings = findings.filter { $0.key.host == host }
    return part
  }

  /// What the step with this id found of a host.
  package func found<Found>(_ kind: Found.Type, by step: String, of host: String) -> Found? {
    findings[Key(step: step, host: host)] as? Found
  }

  /// Whether the step with this id found something of a host.
  func has(_ step: String, of host: String?) -> Bool { findings[Key(step: step, host: host ?? "")] != nil }

  mutating func set(_ found: any Sendable & Codable, step: String, host: String) { findings[Key(step: step, host: host)] = found }

  /// Adds what was found of other hosts; of the same, this goes before.
  package mutating func merge(_ other: SurveyFindings) { findings.merge(other.findings) { $1 } }

  func run(_ stage: any SurveyingStage, as id: String, on page: inout Page) throws {
    guard !findings.isEmpty, let found = findings[Key(step: id, host: page.origin.host ?? "")] else { return try stage.run(on: &page) }
    try run(stage, knowing: found, on: &page)
  }

  private func run<S: SurveyingStage>(_ stage: S, knowing found: any Sendable & Codable, on page: inout Page) throws {
    if let found = found as? S.Findings { try stage.run(on: &page, knowing: found) } else { try stage.run(on: &page) }
  }
}

extension SurveyFindings: Encodable {
  fileprivate struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  public func encode(to encoder: any Encoder) throws {
    var file = encoder.container(keyedBy: Name.self)
    try file.encode(Self.version, forKey: Name("version"))
    var hosts = file.nestedContainer(keyedBy: Name.self, forKey: Name("hosts"))
    for (host, keys) in Dictionary(grouping: findings.keys, by: \.host).sorted(by: { $0.key < $1.key }) {
      var steps = hosts.nestedContainer(keyedBy: Name.self, forKey: Name(host))
      for key in keys.sorted(by: { $0.step < $1.step }) {
        if let found = findings[key] { try found.encode(to: steps.superEncoder(forKey: Name(key.step))) }
      }
    }
  }

  /// Reads what another run found, for the surveying stages of this pipeline. What it says of other stages is passed over.
  ///
  /// - Throws: `DecodingError` for a file of another version or form.
  package init(from decoder: any Decoder, for pipeline: Pipeline) throws {
    let file = try decoder.container(keyedBy: Name.self)
    let version = try file.decode(Int.self, forKey: Name("version"))
    guard version == Self.version else {
      throw DecodingError.dataCorrupted(.init(codingPath: [Name("version")], debugDescription: "version \(version) is not \(Self.version)"))
    }
    let hosts = try file.nestedContainer(keyedBy: Name.self, forKey: Name("hosts"))
    let stages = pipeline.entries.compactMap { entry in entry.surveyingStage.map { (entry.id, $0) } }
    for host in hosts.allKeys {
      let steps = try hosts.nestedContainer(keyedBy: Name.self, forKey: host)
      for (id, stage) in stages where steps.contains(Name(id)) {
        findings[Key(step: id, host: host.stringValue)] = try Self.decode(stage, from: steps.superDecoder(forKey: Name(id)))
      }
    }
  }

  private static func decode<S: SurveyingStage>(_ stage: S, from decoder: any Decoder) throws -> any Sendable & Codable {
    try S.Findings(from: decoder)
  }
}
